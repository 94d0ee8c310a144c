import { Migration } from "@mikro-orm/migrations";

/** Outlines of areas, so that wards can be drawn. */
export class AreaShapeMigration extends Migration {
  override up(): void {
    this.addSql("set local role tandem_owner");
    this.addSql(areaShape);
    this.addSql("reset role");
  }
}

const areaShape = `
create table "area_shape" ("area_code" text not null, "geometry" text not null, "attribution" text not null, "source_code" text not null, primary key ("area_code"));
comment on table "area_shape" is 'Outlines of areas for maps, simplified; not for measuring.';
comment on column "area_shape"."area_code" is 'Area.';
comment on column "area_shape"."geometry" is 'GeoJSON geometry (RFC 7946), a Polygon or MultiPolygon in degrees of longitude and latitude (WGS 84).';
comment on column "area_shape"."attribution" is 'Words that its licence asks to be shown beside every map.';
comment on column "area_shape"."source_code" is 'Release it was read from.';
alter table "area_shape" add constraint "area_shape_area_code_foreign" foreign key ("area_code") references "area" ("code");
alter table "area_shape" add constraint "area_shape_source_code_foreign" foreign key ("source_code") references "source" ("code");
grant select on "area_shape" to tandem_app;
`;
