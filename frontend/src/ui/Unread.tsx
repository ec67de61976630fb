import "./unread.css";

/** Says why a part of a page could not be read, and asks again. */
export function Unread({ error, retry }: { error: Error; retry: () => void }) {
  return (
    <div className="unread" role="alert">
      <span className="grow">{error.message}</span>
      <button type="button" className="btn line sm" onClick={retry}>
        Try now
      </button>
    </div>
  );
}
