//! Passkeys: made, used, copied, removed.

use accounts::{Role, require_codes, set_password};
use database::{args, both_engines};
use serde_json::Value;
use web::testing::Answer;

use crate::authenticator::{Authenticator, SURE, Way};
use crate::paper::{Browser, IDA, MO, PASSWORD, Paper, led};

const LIST: &str = "/account/passkeys";
const NEW: &str = "/account/passkeys/new";
const ENTER: &str = "/account/passkeys/sign-in";

/// What the page asks the browser for.
pub(crate) fn options(page: &Answer) -> Value {
    serde_json::from_str(&page.attributes("[data-passkey]", "data-options").remove(0)).unwrap()
}

/// The token of the form with a passkey.
pub(crate) fn token(page: &Answer) -> String {
    page.attributes("form[data-passkey] [name=token]", "value").remove(0)
}

pub(crate) async fn send(
    who: &Browser,
    path: &str,
    (token, fields): (&str, &[(&'static str, String)]),
) -> Answer {
    let mut all: Vec<(&str, &str)> = fields.iter().map(|(name, value)| (*name, value.as_str())).collect();
    all.push(("token", token));
    who.post(path, &all).await
}

/// Adds a passkey under this name.
pub(crate) async fn add(who: &Browser, device: &mut Authenticator, name: &str) -> Answer {
    let page = who.get(NEW).await;
    let mut fields = device.make(&options(&page));
    fields.push(("name", name.to_owned()));
    send(who, LIST, (&token(&page), &fields)).await
}

/// Signs in with a passkey.
pub(crate) async fn enter(who: &Browser, device: &Authenticator) -> Answer {
    let page = who.get("/account/sign-in").await;
    send(who, ENTER, (&token(&page), &device.sign(&options(&page)))).await
}

fn in_at_desk() -> (u16, String) {
    (303, "/desk".to_owned())
}

both_engines! {
    async fn somebody_makes_a_passkey_and_signs_in_with_it(db) {
        let paper = Paper::new(db);
        paper.add(IDA, Role::Publisher).await;
        let ida = paper.signed_in(IDA).await;
        assert_eq!(ida.get(LIST).await.texts(".empty").len(), 1);
        let mut phone = Authenticator::new(b"phone");
        assert_eq!(led(&add(&ida, &mut phone, " My  phone ").await), (303, LIST.to_owned()));
        assert_eq!(paper.told(1).await, ["ida@paper.example: passkey added: ida@paper.example My phone"]);
        let list = ida.get(LIST).await;
        assert_eq!(list.texts(".rows h2"), ["My phone"]);
        // A second one is for the same person, and the first is not made again.
        let page = options(&ida.get(NEW).await);
        assert_eq!(page["user"]["id"], phone.handle);
        assert_eq!(page["excludeCredentials"][0]["id"], "cGhvbmU");
        assert_eq!(page["authenticatorSelection"]["userVerification"], "required");
        assert_eq!(page["rp"]["id"], "paper.example");
        let other = paper.browser();
        let signed = enter(&other, &phone).await;
        assert_eq!(led(&signed), in_at_desk());
        assert!(signed.header("set-cookie").starts_with("__Host-courant="));
        assert_eq!(paper.told(1).await, ["ida@paper.example: signed in: ida@paper.example"]);
        assert_eq!(other.get("/desk").await.status, 200);
        assert_eq!(ida.get(LIST).await.attributes(".rows time", "datetime").len(), 2, "made and used");
        // The password goes on.
        assert_eq!(led(&paper.browser().sign_in(IDA, PASSWORD).await), in_at_desk());
    }

    async fn a_challenge_counts_once_and_for_five_minutes(db) {
        let paper = Paper::new(db);
        paper.add(IDA, Role::Editor).await;
        let ida = paper.signed_in(IDA).await;
        let mut phone = Authenticator::new(b"phone");
        let page = ida.get(NEW).await;
        paper.later(5);
        let late = send(&ida, LIST, (&token(&page), &phone.make(&options(&page)))).await;
        assert_eq!((late.status.as_u16(), late.texts(".problems li").len()), (422, 1), "{}", late.body);
        assert_eq!(add(&ida, &mut phone, "").await.status, 303);
        let page = ida.get(NEW).await;
        let mut second = Authenticator::new(b"second");
        let fields = second.make(&options(&page));
        assert_eq!(send(&ida, LIST, (&token(&page), &fields)).await.status, 303);
        let mut third = Authenticator::new(b"third");
        assert_eq!(send(&ida, LIST, (&token(&page), &third.make(&options(&page)))).await.status, 422, "answered before");
        let guest = paper.browser();
        let page = guest.get("/account/sign-in").await;
        let (token, fields) = (token(&page), phone.sign(&options(&page)));
        let kept = guest.asked().lock().unwrap().clone();
        assert_eq!(send(&guest, ENTER, (&token, &fields)).await.status, 303);
        // Also where the cookie is put back.
        let thief = paper.browser();
        *thief.asked().lock().unwrap() = kept;
        assert_eq!(send(&thief, ENTER, (&token, &fields)).await.status, 422);
        assert!(thief.cookie().is_none());
        let late = paper.browser();
        let page = late.get("/account/sign-in").await;
        paper.later(5);
        assert_eq!(send(&late, ENTER, (&self::token(&page), &phone.sign(&options(&page)))).await.status, 422);
        assert_eq!(ida.fill(NEW, &[("current", PASSWORD)]).await.status, 303);
        // A challenge for a new passkey signs nobody in, nor the other way round.
        let page = ida.get(NEW).await;
        let guest = paper.browser();
        let sign_in = guest.get("/account/sign-in").await;
        assert_eq!(send(&guest, ENTER, (&self::token(&sign_in), &phone.sign(&options(&page)))).await.status, 422);
        let made = { let mut asked = options(&page); asked["challenge"] = options(&sign_in)["challenge"].clone(); third.make(&asked) };
        assert_eq!(send(&ida, LIST, (&self::token(&page), &made)).await.status, 422);
    }

    async fn an_answer_counts_in_the_browser_that_was_asked(db) {
        let paper = Paper::new(db);
        paper.add(IDA, Role::Editor).await;
        let mut phone = Authenticator::new(b"phone");
        add(&paper.signed_in(IDA).await, &mut phone, "Phone").await;
        let one = paper.browser();
        let page = one.get("/account/sign-in").await;
        let cookie = page.header("set-cookie").to_owned();
        assert!(cookie.starts_with("__Host-courant-passkey=") && cookie.ends_with("; Path=/; Max-Age=300; HttpOnly; SameSite=Lax; Secure"), "{cookie}");
        let answer = (token(&page), phone.sign(&options(&page)));
        let (bare, other, forged) = (paper.browser(), paper.browser(), paper.browser());
        other.get("/account/sign-in").await;
        *forged.asked().lock().unwrap() = Some("__Host-courant-passkey=x; __Host-courant-passkey=y".to_owned());
        for thief in [&bare, &other, &forged] {
            assert_eq!(send(thief, ENTER, (&answer.0, &answer.1)).await.status, 422);
            assert!(thief.cookie().is_none());
            assert_eq!(paper.told(1).await, [": sign-in refused: "]);
        }
        // The page in another window, and one that came back, leave it as it is.
        one.get("/account/sign-in").await;
        one.sign_in(IDA, "not the password").await;
        let signed = send(&one, ENTER, (&answer.0, &answer.1)).await;
        assert_eq!(led(&signed), in_at_desk());
        assert!(one.cookie().is_some() && one.asked().lock().unwrap().is_none(), "the visit is over");
        // With the password it is over too, and what is no secret of ours is replaced.
        *bare.asked().lock().unwrap() = Some("__Host-courant-passkey=short".to_owned());
        assert_eq!(led(&bare.sign_in(IDA, PASSWORD).await), in_at_desk());
        assert!(bare.asked().lock().unwrap().is_none());
    }

    async fn what_is_not_right_signs_nobody_in(db) {
        let paper = Paper::new(db);
        paper.add(IDA, Role::Publisher).await;
        paper.add(MO, Role::Editor).await;
        let (ida, mo) = (paper.signed_in(IDA).await, paper.signed_in(MO).await);
        let mut phone = Authenticator::new(b"phone");
        assert_eq!(add(&ida, &mut phone, "Phone").await.status, 303);
        let fine = Way::default();
        let wrong = [
            Way { origin: "https://paper.example.evil".to_owned(), ..fine.clone() },
            Way { origin: "http://paper.example".to_owned(), ..fine.clone() },
            Way { party: "evil.example".to_owned(), ..fine.clone() },
            Way { kind: Some("webauthn.create"), ..fine.clone() },
            Way { cross: true, ..fine.clone() },
            Way { flags: Some(0x01), ..fine.clone() },
            Way { flags: Some(0x04), ..fine.clone() },
            Way { flags: Some(SURE | 0x10), ..fine.clone() },
        ];
        let unknown = { let mut device = Authenticator::new(b"nobody"); device.handle.clone_from(&phone.handle); enter(&paper.browser(), &device).await };
        assert_eq!(unknown.status, 422);
        let plain = |answer: &Answer| answer.texts(".problems li").join(" ");
        for way in wrong {
            phone.way = way.clone();
            let browser = paper.browser_in("203.0.113.9");
            let answer = enter(&browser, &phone).await;
            assert_eq!((answer.status.as_u16(), browser.cookie()), (422, None), "{way:?}");
            assert_eq!(plain(&answer), plain(&unknown), "{way:?}");
            let mut device = Authenticator::new(b"other");
            device.way = Way { flags: way.flags.map(|flags| flags | 0x40), kind: way.kind.map(|_| "webauthn.get"), ..way.clone() };
            assert_eq!(add(&ida, &mut device, "").await.status, 422, "{way:?}");
        }
        phone.way = fine;
        // Somebody else's key under the same id, another person's number, a signature of nothing.
        let mut thief = Authenticator::new(b"phone");
        thief.handle.clone_from(&phone.handle);
        assert_eq!(enter(&paper.browser(), &thief).await.status, 422);
        assert_eq!(add(&mo, &mut thief, "").await.status, 422, "it is Ida's");
        let handle = std::mem::replace(&mut phone.handle, "AAAA".to_owned());
        assert_eq!(enter(&paper.browser(), &phone).await.status, 422);
        phone.handle = handle;
        let browser = paper.browser();
        let page = browser.get("/account/sign-in").await;
        for (name, value) in [("signature", "AAAA"), ("signature", ""), ("client", "e30"), ("data", "AAAA"), ("credential", "*")] {
            let mut fields = phone.sign(&options(&page));
            fields.iter_mut().filter(|(one, _)| *one == name).for_each(|(_, old)| *old = value.to_owned());
            assert_eq!(send(&browser, ENTER, (&token(&page), &fields)).await.status, 422, "{name}");
        }
        assert_eq!(send(&browser, ENTER, (&token(&page), &phone.sign(&options(&page)))).await.status, 303, "untouched it counts");
        let long = vec![("client", "A".repeat(10_000))];
        assert_eq!(send(&ida, LIST, (&token(&ida.get(NEW).await), &long)).await.status, 422);
        // Without scripts nothing comes, and the page says so.
        let bare = send(&ida, LIST, (&token(&ida.get(NEW).await), &[])).await;
        assert_eq!((bare.status.as_u16(), bare.texts(".write > .err").len()), (422, 1), "{}", bare.body);
        assert!(paper.browser().post(ENTER, &[("credential", "cGhvbmU")]).await.status == 422, "no token");
        assert_eq!(enter(&paper.browser(), &phone).await.status, 303, "and after all of it it still opens");
    }

    async fn a_copy_is_known_by_its_counter(db) {
        let paper = Paper::new(db);
        paper.add(IDA, Role::Editor).await;
        let mut key = Authenticator::new(b"key");
        key.count = 7;
        assert_eq!(add(&paper.signed_in(IDA).await, &mut key, "Key").await.status, 303);
        for (count, status) in [(8, 303), (8, 422), (7, 422), (0, 422), (9, 303)] {
            key.count = count;
            assert_eq!(enter(&paper.browser(), &key).await.status.as_u16(), status, "{count}");
            let told = if status == 303 { "signed in" } else { "passkey refused" };
            assert_eq!(paper.told(1).await, [format!("ida@paper.example: {told}: ida@paper.example")], "{count}");
        }
    }

    async fn the_owner_hears_of_passkeys_that_come_and_go(db) {
        let paper = Paper::new(db);
        paper.add(IDA, Role::Publisher).await;
        let mo = paper.add(MO, Role::Editor).await;
        let (ida, mos) = (paper.signed_in(IDA).await, paper.signed_in(MO).await);
        let (mut phone, mut thief) = (Authenticator::new(b"phone"), Authenticator::new(b"phone"));
        assert_eq!(add(&ida, &mut phone, "My phone").await.status, 303);
        assert_eq!(add(&mos, &mut thief, "Mine").await.status, 422, "it is Ida's");
        assert_eq!(enter(&paper.browser(), &phone).await.status, 303);
        let added = paper.mails().await;
        let [mail] = added.as_slice() else { panic!("{added:?}") };
        assert_eq!((mail.to.to_string().as_str(), mail.subject.as_str()), (IDA, "A new passkey for your account at The Courant"));
        assert!(mail.text.contains("“My phone” was added"), "{}", mail.text);
        assert!(mail.text.lines().any(|line| line == "https://paper.example/account/passkeys"), "{}", mail.text);
        let place = ida.get(LIST).await.attributes(".rows a", "href").remove(0);
        paper.later(11);
        assert_eq!(ida.fill(&place, &[("current", "wrong")]).await.status, 422);
        assert_eq!(paper.mails().await.len(), 1, "nothing happened");
        assert_eq!(ida.fill(&place, &[("current", PASSWORD)]).await.status, 303);
        assert_eq!(ida.get(&place).await.status, 404);
        let removed = paper.mails().await;
        assert_eq!((removed.len(), removed[1].subject.as_str()), (2, "A passkey of your account at The Courant was removed"));
        assert!(removed[1].text.contains("“My phone” was removed"), "{}", removed[1].text);
        // A password that is set on the machine takes them all; without any there is nothing to tell.
        set_password(&paper.door, IDA, "the tide is high today").await.unwrap();
        assert_eq!(paper.mails().await.len(), 2);
        assert_eq!(mos.fill(NEW, &[("current", PASSWORD)]).await.status, 303);
        for name in ["one", "two"] {
            assert_eq!(add(&mos, &mut Authenticator::new(name.as_bytes()), name).await.status, 303);
        }
        set_password(&paper.door, MO, "the tide is high today").await.unwrap();
        let gone = paper.mails().await;
        assert_eq!((gone.len(), gone[4].to.to_string().as_str()), (5, MO));
        assert_eq!(gone[4].subject, "All passkeys of your account at The Courant were removed");
        // Whoever is removed has no account to hear of.
        let again = paper.browser();
        again.sign_in(MO, "the tide is high today").await;
        assert_eq!(add(&again, &mut Authenticator::new(b"three"), "three").await.status, 303);
        let ida = paper.browser();
        ida.sign_in(IDA, "the tide is high today").await;
        assert_eq!(ida.fill(&format!("/desk/people/{mo}/removal"), &[]).await.status, 303);
        assert_eq!(paper.mails().await.len(), 6);
    }

    async fn a_passkey_stays_of_its_kind(db) {
        let paper = Paper::new(db);
        paper.add(IDA, Role::Editor).await;
        let ida = paper.signed_in(IDA).await;
        let made = |flags| Way { flags: Some(SURE | 0x40 | flags), ..Way::default() };
        let says = |flags| Way { flags: Some(SURE | flags), ..Way::default() };
        // Copied as it may be, and not; never copied where it may not be, neither when it is made nor later.
        let (movable, fixed) = ([(0x08, 303), (0x18, 303), (0x00, 422), (0x10, 422), (0x08, 303)], [(0x00, 303), (0x08, 422), (0x18, 422), (0x10, 422), (0x00, 303)]);
        for (name, first, said) in [("movable", 0x08, movable), ("copied", 0x18, movable), ("fixed", 0x00, fixed)] {
            let mut device = Authenticator::new(name.as_bytes());
            device.way = made(first);
            assert_eq!(add(&ida, &mut device, name).await.status, 303, "{name}");
            for (flags, status) in said {
                device.way = says(flags);
                assert_eq!(enter(&paper.browser(), &device).await.status.as_u16(), status, "{name} {flags}");
                let told = match (flags, status) {
                    (_, 303) => "ida@paper.example: signed in: ida@paper.example",
                    (0x10, _) => ": sign-in refused: ",
                    _ => "ida@paper.example: passkey refused: ida@paper.example",
                };
                assert_eq!(paper.told(1).await, [told], "{name} {flags}");
            }
        }
        let mut wrong = Authenticator::new(b"wrong");
        wrong.way = made(0x10);
        assert_eq!(add(&ida, &mut wrong, "wrong").await.status, 422);
        // One from before this was asked says it with the next sign-in.
        let mut old = Authenticator::new(b"old");
        add(&ida, &mut old, "old").await;
        paper.db.write(&(), |c, ()| Box::pin(async move { c.run("UPDATE passkeys SET movable = NULL", args![]).await })).await.unwrap();
        for (flags, status) in [(0x18, 303), (0x00, 422), (0x08, 303)] {
            old.way = says(flags);
            assert_eq!(enter(&paper.browser(), &old).await.status.as_u16(), status, "{flags}");
        }
    }

    async fn the_password_alone_puts_no_codes_beside_a_passkey(db) {
        let paper = Paper::new(db);
        paper.add(IDA, Role::Publisher).await;
        let ida = paper.signed_in(IDA).await;
        let mut phone = Authenticator::new(b"phone");
        add(&ida, &mut phone, "Phone").await;
        assert!(accounts::require_codes(&paper.door, true).await.unwrap());
        let thief = paper.browser();
        thief.sign_in(IDA, PASSWORD).await;
        assert_eq!(led(&thief.get("/desk").await), (303, "/account/code".to_owned()));
        let page = thief.get("/account/code").await;
        assert_eq!(page.attributes("form.write", "action"), ["/account/sign-out#problems"]);
        assert!(page.attributes("[name=secret]", "value").is_empty(), "no secret to set codes up with");
        assert_eq!(thief.fill("/account/code", &[]).await.status, 303);
        assert_eq!(led(&enter(&thief, &phone).await), in_at_desk());
        assert_eq!(thief.get("/desk").await.status, 200);
    }

    async fn a_passkey_is_a_second_factor(db) {
        let paper = Paper::new(db);
        paper.add(IDA, Role::Editor).await;
        let ida = paper.signed_in(IDA).await;
        let mut phone = Authenticator::new(b"phone");
        assert_eq!(add(&ida, &mut phone, "Phone").await.status, 303);
        assert!(require_codes(&paper.door, true).await.unwrap());
        assert_eq!(led(&ida.get("/desk").await), (303, "/account/code".to_owned()), "the password alone is not enough");
        assert_eq!(led(&ida.get(LIST).await), (303, "/account/code".to_owned()));
        let whole = paper.browser();
        assert_eq!(led(&enter(&whole, &phone).await), in_at_desk());
        assert_eq!(whole.get("/desk").await.status, 200);
        let place = whole.get(LIST).await.attributes(".rows a", "href").remove(0);
        assert_eq!(led(&whole.fill(&place, &[]).await), (303, LIST.to_owned()), "a passkey is proof as the password is");
        assert_eq!(paper.told(1).await, ["ida@paper.example: passkey removed: ida@paper.example Phone"]);
        assert_eq!(led(&whole.get("/desk").await), (303, "/account/code".to_owned()), "nothing is left that made it whole");
        assert_eq!(enter(&paper.browser(), &phone).await.status, 422);
    }

    async fn passkeys_are_changed_by_their_owner_with_the_password(db) {
        let paper = Paper::new(db);
        paper.add(IDA, Role::Publisher).await;
        let mo_id = paper.add(MO, Role::Editor).await;
        let (ida, mo) = (paper.signed_in(IDA).await, paper.signed_in(MO).await);
        let mut phone = Authenticator::new(b"phone");
        let page = mo.get(NEW).await;
        assert_eq!(add(&mo, &mut phone, "Phone").await.status, 303);
        let place = mo.get(LIST).await.attributes(".rows a", "href").remove(0);
        assert_eq!(ida.get(&place).await.status, 404);
        assert_eq!(ida.post(&place, &[("token", "x")]).await.status, 404);
        assert_eq!(led(&paper.browser().get(&place).await).0, 303);
        paper.later(11);
        // Where the password was typed long ago it is asked for before anything is made.
        assert_eq!(mo.get(NEW).await.texts("[name=current]").len(), 1);
        let mut second = Authenticator::new(b"second");
        assert_eq!(led(&send(&mo, LIST, (&token(&page), &second.make(&options(&page)))).await), (303, NEW.to_owned()));
        assert_eq!(mo.fill(NEW, &[("current", "wrong")]).await.status, 422);
        assert_eq!(led(&mo.fill(NEW, &[("current", PASSWORD)]).await), (303, NEW.to_owned()));
        assert_eq!(add(&mo, &mut second, "\u{202e}x").await.status, 422);
        assert_eq!(add(&mo, &mut second, "Second").await.status, 303);
        paper.later(11);
        assert_eq!(mo.fill(&place, &[]).await.status, 422);
        assert_eq!(led(&mo.fill(&place, &[("current", PASSWORD)]).await), (303, LIST.to_owned()));
        assert_eq!(mo.get(LIST).await.texts(".rows h2"), ["Second"]);
        // Whoever is removed from the paper has none left.
        let gone = ida.fill(&format!("/desk/people/{mo_id}/removal"), &[("current", PASSWORD)]).await;
        assert_eq!(gone.status, 303, "{}", gone.body);
        assert_eq!(enter(&paper.browser(), &second).await.status, 422);
        assert_eq!(paper.db.read(async |c| c.one::<i64>("SELECT COUNT(*) FROM passkeys", &[]).await).await.unwrap(), 0);
    }

    async fn many_answers_from_one_network_are_slowed(db) {
        let paper = Paper::new(db);
        let browser = paper.browser();
        for number in 0..60u8 {
            assert_eq!(enter(&browser, &Authenticator::new(&[number])).await.status, 422);
        }
        let slow = enter(&browser, &Authenticator::new(b"stranger")).await;
        assert_eq!((slow.status.as_u16(), slow.header("retry-after")), (429, "901"));
        assert_eq!(paper.told(1).await, [": sign-in slowed: "]);
        assert_eq!(enter(&paper.browser_in("203.0.113.9"), &Authenticator::new(b"stranger")).await.status, 422);
    }

    async fn many_answers_of_one_passkey_are_slowed(db) {
        let paper = Paper::new(db);
        paper.add(IDA, Role::Editor).await;
        let mut phone = Authenticator::new(b"phone");
        add(&paper.signed_in(IDA).await, &mut phone, "Phone").await;
        let mut stranger = Authenticator::new(b"stranger");
        stranger.handle.clone_from(&phone.handle);
        let wrong = Way { flags: Some(0x01), ..Way::default() };
        for device in [&mut phone, &mut stranger] {
            device.way = wrong.clone();
            for _ in 0..10 {
                assert_eq!(enter(&paper.browser(), device).await.status, 422);
            }
            // Also the right answer is not looked at any more, and the first is written down.
            device.way = Way::default();
            for _ in 0..3 {
                let slow = enter(&paper.browser(), device).await;
                assert_eq!((slow.status.as_u16(), slow.header("retry-after")), (429, "901"));
                assert!(slow.texts(".problems li")[0].contains("16 minutes"), "{:?}", slow.texts(".problems li"));
            }
        }
        let slowed = paper.events().await.into_iter().filter(|event| event.action == accounts::Action::Slowed);
        let slowed: Vec<_> = slowed.map(|event| (event.who, event.subject, event.network)).collect();
        assert_eq!(slowed, vec![(String::new(), String::new(), "192.0.2.0/24".to_owned()); 2]);
        // The password goes on, and so does the passkey from elsewhere and after a while.
        assert_eq!(led(&paper.browser().sign_in(IDA, PASSWORD).await), in_at_desk());
        assert_eq!(enter(&paper.browser_in("203.0.113.9"), &phone).await.status, 303);
        paper.later(15);
        assert_eq!(enter(&paper.browser(), &phone).await.status, 303);
        // Many networks reach the limit of the passkey; where its owner was signed in from, it does not bind.
        phone.way = wrong;
        for network in 0..10 {
            let stranger = paper.browser_in(&format!("192.0.{}.7", 100 + network));
            for _ in 0..10 {
                assert_eq!(enter(&stranger, &phone).await.status, 422);
            }
        }
        phone.way = Way::default();
        assert_eq!(enter(&paper.browser_in("192.0.77.7"), &phone).await.status, 429);
        assert_eq!(enter(&paper.browser_in("203.0.113.10"), &phone).await.status, 303);
    }

    async fn whoever_answers_right_is_never_slowed(db) {
        let paper = Paper::new(db);
        paper.add(IDA, Role::Editor).await;
        let mut phone = Authenticator::new(b"phone");
        add(&paper.signed_in(IDA).await, &mut phone, "Phone").await;
        for _ in 0..70 {
            assert_eq!(enter(&paper.browser(), &phone).await.status, 303);
        }
    }
}
