import { useSearch } from "@tanstack/react-router";
import { LoginPage } from "../session/LoginPage";

export function Login() {
  const { next = "/" } = useSearch({ from: "/login" });
  return <LoginPage next={next} />;
}
