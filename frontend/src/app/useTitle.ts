import { useEffect } from "react";

let page = "";
let waiting = 0;

function show() {
  const title = page ? `${page} · Maquette` : "Maquette";
  document.title = waiting > 0 ? `(${waiting}) ${title}` : title;
}

/** Names the page in the browser's tab. */
export function useTitle(title: string): void {
  useEffect(() => {
    page = title;
    show();
  }, [title]);
}

/** Says in the browser's tab, whatever page it shows, how many things wait for the user. */
export function useTitleCount(count: number): void {
  useEffect(() => {
    waiting = count;
    show();
    return () => {
      waiting = 0;
      show();
    };
  }, [count]);
}
