import { signOut } from "../../api/auth";
import { useLive } from "../../jobs/LiveJobs";
import { sayFailed } from "../../ui/toast";

/** Signs out here and in every tab; the page is loaded anew, so that nothing of the user is left. */
export function useSignOut(): () => void {
  const { end } = useLive();
  return () =>
    void signOut()
      .then(() => {
        end();
        window.location.assign("/login");
      })
      .catch(sayFailed);
}
