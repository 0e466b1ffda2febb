//! A message from the transaction that causes it to a server that speaks SMTP over a real socket.

use std::sync::Arc;

use ::tasks::Runner;
use database::testing::MORNING;
use database::{Clock, Db, args, both_engines};
use mail::{Address, Kept, Mailer, Message, post, tasks};
use tokio::io::{AsyncBufReadExt as _, AsyncWriteExt as _, BufReader};
use tokio::net::TcpListener;

fn from() -> Address {
    Address::named("The Courant", "news@paper.example").unwrap()
}

fn message() -> Message {
    let to = Address::named("Ida Öhler", "ida@paper.example").unwrap();
    Message::plain(to, "Your invitation", "Hello Ida,\n.a line that begins with a point\n".to_owned())
        .unwrap()
}

async fn write(db: &Db, message: &Message, id: i64) {
    db.write(&(message.clone(), id), |c, (message, id)| {
        Box::pin(async move { post(c, *id, message, MORNING).await })
    })
    .await
    .unwrap();
}

fn runner(db: &Db, clock: &Clock, mailer: &Arc<Mailer>) -> Runner {
    let (kind, handler) = tasks(mailer.clone(), clock.clone());
    Runner::new(db.clone(), clock.clone()).with(kind, handler)
}

async fn waiting(db: &Db) -> Vec<(i64, Option<String>)> {
    db.read(async |c| c.all("SELECT attempts, last_error FROM tasks", args![]).await).await.unwrap()
}

/// A server for one mail: it answers `RCPT` with `answer`, and gives back every line it was sent.
async fn server(answer: &'static str) -> (String, tokio::task::JoinHandle<Vec<String>>) {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let url = format!("smtp+plain://{}", listener.local_addr().unwrap());
    let said = tokio::spawn(async move {
        let (mut read, mut write) = listener.accept().await.unwrap().0.into_split();
        let mut lines = BufReader::new(&mut read).lines();
        let mut said = Vec::new();
        let mut is_body = false;
        write.write_all(b"220 loopback\r\n").await.unwrap();
        while let Some(line) = lines.next_line().await.unwrap() {
            let reply = match line.split(' ').next().unwrap_or("") {
                "." if is_body => {
                    is_body = false;
                    "250 taken"
                }
                _ if is_body => "",
                "EHLO" => "250 loopback",
                "RCPT" => answer,
                "DATA" => {
                    is_body = true;
                    "354 go on"
                }
                "QUIT" => "221 bye",
                _ => "250 fine",
            };
            let quits = line == "QUIT";
            said.push(line);
            if !reply.is_empty() {
                write.write_all(format!("{reply}\r\n").as_bytes()).await.unwrap();
            }
            if quits {
                break;
            }
        }
        said
    });
    (url, said)
}

both_engines! {
    async fn a_mail_leaves_after_the_commit_and_once(db) {
        let clock = Clock::fixed(MORNING);
        let mailer = Arc::new(Mailer::memory(from()));
        let refused: Result<(), database::Error> = db.write(&message(), |c, message| Box::pin(async move {
            post(c, 1, message, MORNING).await?;
            Err(database::Error::Unavailable("no".to_owned()))
        })).await;
        assert!(refused.is_err());
        let runner = runner(&db, &clock, &mailer);
        assert!(!runner.step().await.unwrap());
        write(&db, &message(), 2).await;
        assert!(mailer.kept().is_empty());
        assert!(runner.step().await.unwrap());
        assert!(!runner.step().await.unwrap());
        assert_eq!(mailer.kept(), [message()]);
    }

    async fn a_server_is_sent_the_mail_over_smtp(db) {
        let clock = Clock::fixed(MORNING);
        let (url, said) = server("250 fine").await;
        write(&db, &message().with_html("<p>Hello Ida</p>".to_owned()).unwrap(), 0x2a).await;
        let mailer = Arc::new(Mailer::smtp(from(), &url).unwrap());
        assert!(runner(&db, &clock, &mailer).step().await.unwrap());
        assert!(waiting(&db).await.is_empty());
        drop(mailer);
        let said = said.await.unwrap();
        let has = |wanted: &str| assert!(said.iter().any(|line| line == wanted), "{wanted} in {said:#?}");
        has("MAIL FROM:<news@paper.example>");
        has("RCPT TO:<ida@paper.example>");
        has("Subject: Your invitation");
        has("Message-ID: <2a@paper.example>");
        has("Auto-Submitted: auto-generated");
        has("Date: Tue, 14 Jan 2025 08:05:00 +0000");
        has("..a line that begins with a point");
        has("<p>Hello Ida</p>");
        assert!(said.iter().any(|line| line.starts_with("To: =?utf-8?")), "{said:#?}");
    }

    async fn a_server_that_is_away_is_asked_again(db) {
        let clock = Clock::fixed(MORNING);
        let free = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let url = format!("smtp+plain://{}", free.local_addr().unwrap());
        drop(free);
        write(&db, &message(), 3).await;
        let mailer = Arc::new(Mailer::smtp(from(), &url).unwrap());
        assert!(runner(&db, &clock, &mailer).step().await.unwrap());
        let rows = waiting(&db).await;
        assert!(rows.len() == 1 && rows[0].0 == 1 && rows[0].1.is_some(), "{rows:?}");
        let mailer = Arc::new(Mailer::memory(from()));
        clock.advance(std::time::Duration::from_secs(60));
        assert!(runner(&db, &clock, &mailer).step().await.unwrap());
        assert_eq!((mailer.kept().len(), waiting(&db).await.len()), (1, 0));
    }

    async fn a_refusal_for_good_and_an_ended_link_are_not_tried_again(db) {
        let clock = Clock::fixed(MORNING);
        let (url, said) = server("550 no such person").await;
        write(&db, &message(), 4).await;
        let mailer = Arc::new(Mailer::smtp(from(), &url).unwrap());
        assert!(runner(&db, &clock, &mailer).step().await.unwrap());
        assert!(waiting(&db).await.is_empty());
        said.abort();
        write(&db, &message().until(MORNING), 5).await;
        let mailer = Arc::new(Mailer::memory(from()));
        assert!(runner(&db, &clock, &mailer).step().await.unwrap());
        assert_eq!((mailer.kept().len(), waiting(&db).await.len()), (0, 0));
    }
}

#[tokio::test]
async fn the_folder_holds_whole_mails() {
    let folder = tempfile::tempdir().unwrap();
    let mailer = Mailer::folder(from(), folder.path().join("mail"));
    mailer.send(7, &message(), MORNING).await.unwrap();
    let text = std::fs::read_to_string(folder.path().join("mail/7.eml")).unwrap();
    assert!(text.contains("From: \"The Courant\" <news@paper.example>\r\n"), "{text}");
    assert!(text.contains("\r\n\r\nHello Ida,\r\n.a line"), "{text}");
}

#[tokio::test]
async fn what_a_folder_holds_is_read_back() {
    let folder = tempfile::tempdir().unwrap();
    let mails = folder.path().join("mail");
    assert_eq!(Kept::newest(&mails).await.unwrap(), [], "no folder yet");
    let mailer = Mailer::folder(from(), mails.clone());
    let long = "Ein Satz mit Umlauten äöü, der länger ist als eine Zeile sein darf. ".repeat(4);
    let link = format!("https://paper.example/account/invitations/{}", "s".repeat(60));
    let texts =
        [format!("Hello,\n{link}\n"), format!("{long}\n{link}\n"), format!("مرحبا بك في الصحيفة\n{link}\n")];
    for (id, text) in (1_i64..).zip(&texts) {
        let to = Address::named("Ida Öhler", "ida@paper.example").unwrap();
        let subject = if id == 3 {
            "دعوتك إلى صحيفة لها اسم طويل جدا جدا جدا"
        } else {
            "Ihre Einladung zur größten Zeitung"
        };
        mailer.send(id, &Message::plain(to, subject, text.clone()).unwrap(), MORNING).await.unwrap();
    }
    for (name, bytes) in [
        ("x.eml", "x".to_owned()),
        ("04.eml", "x".to_owned()),
        ("5.txt", "x".to_owned()),
        ("6.eml", "x".repeat(300 << 10)),
    ] {
        std::fs::write(mails.join(name), bytes).unwrap();
    }
    std::os::unix::fs::symlink("/etc/hostname", mails.join("7.eml")).unwrap();
    let all = Kept::newest(&mails).await.unwrap();
    assert_eq!(all.iter().map(|kept| kept.id).collect::<Vec<_>>(), [3, 2, 1]);
    for kept in &all {
        assert_eq!(kept.text.trim_end(), texts[usize::try_from(kept.id).unwrap() - 1].trim_end());
        assert_eq!(kept.to, "Ida Öhler <ida@paper.example>");
    }
    assert_eq!(all[0].subject, "دعوتك إلى صحيفة لها اسم طويل جدا جدا جدا");
    assert_eq!(all[1].subject, "Ihre Einladung zur größten Zeitung");
    assert_eq!(Kept::read(&mails, 1).await.unwrap().as_ref(), all.last());
    for none in [0, 4, 6, 7, -1] {
        assert_eq!(Kept::read(&mails, none).await.unwrap(), None, "{none}");
    }
    let to = Address::parse("mo@paper.example").unwrap();
    let both = Message::plain(to, "Both", "Plain.\n".to_owned())
        .unwrap()
        .with_html("<p>Rich.</p>".to_owned())
        .unwrap();
    mailer.send(8, &both, MORNING).await.unwrap();
    assert_eq!(Kept::read(&mails, 8).await.unwrap().unwrap().text.trim(), "Plain.");
}
