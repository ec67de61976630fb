import { type QueryKey, type UseQueryOptions, useQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { Unread } from "../ui/Unread";

interface Props<Item, Key extends QueryKey> {
  query: UseQueryOptions<Item[], Error, Item[], Key>;
  label: string;
  /** What stands where there are none. */
  none: string;
  children: (item: Item) => ReactNode;
}

/** A list that is read from the server, with hairlines between its rows. */
export function Rows<Item, Key extends QueryKey>({
  query,
  label,
  none,
  children,
}: Props<Item, Key>) {
  const { data, error, refetch } = useQuery(query);
  if (data?.length === 0) return <p className="mut setnone">{none}</p>;
  if (data)
    return (
      <ul aria-label={label} className="setrows">
        {data.map(children)}
      </ul>
    );
  return error ? (
    <Unread error={error} retry={() => void refetch()} />
  ) : (
    <div className="setwait" />
  );
}
