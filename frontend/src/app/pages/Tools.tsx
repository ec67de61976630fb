import { useNavigate, useSearch } from "@tanstack/react-router";
import { ToolsPage } from "../../analysis/ToolsPage";
import { useTitle } from "../useTitle";

export function Tools() {
  useTitle("Tools");
  const search = useSearch({ from: "/session/shell/tools" });
  const navigate = useNavigate();
  return (
    <ToolsPage search={search} onSearch={(next) => void navigate({ to: "/tools", search: next })} />
  );
}
