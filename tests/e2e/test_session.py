"""Coming, going, and coming as somebody else."""

from playwright.sync_api import expect

from tests.e2e.conftest import Arrive
from tests.e2e.person import card, sign_in

SHELF = "/entities/clothing-items"


def test_nothing_of_one_user_shows_to_the_next(arrive: Arrive) -> None:
    first, second = arrive(), arrive()
    page = first.signed_in(SHELF)
    first.make("Private sash", item="sash")
    page.reload()
    expect(card(page, "Private sash")).to_be_visible()
    other_tab = first.open(SHELF)
    expect(card(other_tab, "Private sash")).to_be_visible()

    page.get_by_role("button", name="Signed in as").click()
    page.get_by_role("menuitem", name="Sign out").click()
    expect(page.get_by_role("heading", name="Back to the bench")).to_be_visible()
    expect(other_tab.get_by_role("heading", name="Back to the bench")).to_be_visible()
    expect(card(other_tab, "Private sash")).to_be_hidden()

    sign_in(page, second.username)
    page.goto(first.address + SHELF)
    expect(page.get_by_text("No clothing items yet")).to_be_visible()
    expect(card(page, "Private sash")).to_have_count(0)
    sign_in(other_tab, second.username)
    expect(card(other_tab, "Private sash")).to_have_count(0)


def test_a_session_that_expires_returns_to_the_page_with_what_was_typed(arrive: Arrive) -> None:
    person = arrive()
    page = person.signed_in(SHELF)
    page.goto(f"{person.address}{SHELF}/{person.make('Plum shawl')}")
    page.get_by_label("Fabric").fill("cashmere")
    person.context.clear_cookies()
    page.get_by_role("button", name="Save Ctrl S").click()
    expect(page.get_by_text("Your session has ended")).to_be_visible()

    sign_in(page, person.username)
    expect(page.get_by_label("Fabric")).to_have_value("cashmere")
    page.get_by_role("button", name="Save Ctrl S").click()
    expect(page.get_by_text("unsaved")).to_have_count(0)
    page.reload()
    expect(page.get_by_label("Fabric")).to_have_value("cashmere")


def test_an_address_is_kept_through_signing_in(arrive: Arrive) -> None:
    person = arrive()
    page = person.open(f"{SHELF}?q=cape&favorite=true")
    sign_in(page, person.username)
    expect(page).to_have_url(f"{person.address}{SHELF}?q=cape&favorite=true")
    expect(page.get_by_text("Nothing like “cape”")).to_be_visible()


def test_two_who_edit_the_same_thing_are_told(arrive: Arrive) -> None:
    person = arrive()
    page = person.signed_in(SHELF)
    address = f"{SHELF}/{person.make('Shared mitten')}"
    page.goto(person.address + address)
    page.get_by_label("Fabric").fill("wool")
    other = person.open(address)
    other.get_by_label("Fabric").fill("felt")
    other.get_by_role("button", name="Save Ctrl S").click()
    expect(other.get_by_text("unsaved")).to_have_count(0)

    page.get_by_role("button", name="Save Ctrl S").click()
    expect(page.get_by_role("alert")).to_contain_text("changed in another window")
    expect(page.get_by_label("Fabric")).to_have_value("wool")
    page.get_by_role("button", name="Save Ctrl S").click()
    expect(page.get_by_role("alert")).to_have_count(0)
    other.reload()
    expect(other.get_by_label("Fabric")).to_have_value("wool")
