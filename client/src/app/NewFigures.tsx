import { useApolloClient } from "@apollo/client/react";
import { askAgain } from "./connection.ts";
import { useNewestVersion } from "./live.ts";

/** Says quietly that newer figures are there than those shown; nothing changes until the reader asks for them. */
export function NewFigures({ shown }: { shown: number | undefined }) {
  const client = useApolloClient();
  const newest = useNewestVersion();
  const isNewer = shown !== undefined && newest > shown;
  return (
    <div role="status" className="tandem-new-figures">
      {isNewer ? (
        <p>
          New figures are there.{" "}
          <button type="button" onClick={() => askAgain(client)}>
            Show them
          </button>
        </p>
      ) : null}
    </div>
  );
}
