import type { UserView } from "../api/users";
import { ago } from "../ui/words";

interface Props {
  user: UserView;
  /** Wants to be asked whether that is meant. */
  onAsk: (what: "disable" | "reset") => void;
  onEnable: () => void;
}

/** A user, and what an admin can do with them. */
export function UserRow({ user, onAsk, onEnable }: Props) {
  const { username, is_admin, disabled_at } = user;
  return (
    <li className={disabled_at ? "setrow off" : "setrow"}>
      <span className="ava" aria-hidden="true">
        {username.charAt(0).toUpperCase()}
      </span>
      <span className="grow">
        <span className="m trunc block">{username}</span>
        <span className="t12 mut trunc block">{lastSeen(user)}</span>
      </span>
      {is_admin && <span className="mark plain">Admin</span>}
      {disabled_at ? (
        <button
          type="button"
          className="btn line sm"
          aria-label={`Enable ${username}`}
          onClick={onEnable}
        >
          Enable
        </button>
      ) : (
        <>
          <button
            type="button"
            className="btn sm"
            aria-label={`Reset ${username}`}
            onClick={() => onAsk("reset")}
          >
            Reset
          </button>
          <button
            type="button"
            className="btn sm"
            aria-label={`Disable ${username}`}
            onClick={() => onAsk("disable")}
          >
            Disable
          </button>
        </>
      )}
    </li>
  );
}

function lastSeen({ disabled_at, last_sign_in_at, has_password }: UserView): string {
  if (disabled_at) return `Disabled ${ago(disabled_at)}`;
  if (last_sign_in_at) return `Signed in ${ago(last_sign_in_at)}`;
  return has_password ? "Never signed in" : "Invited, never signed in";
}
