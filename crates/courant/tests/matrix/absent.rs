//! What the law names and the program does not have.

/// Rows without a feature, and why there is none.
pub(super) const ROWS: [(&str, &str); 23] = [
    ("article.restricted.read", "no story is for named readers only"),
    ("comment.rejected.read", "what was rejected is shown to nobody"),
    ("comment.edit_window", "readers who comment have no account to come back with"),
    ("comment.author_email.read", "no answer holds it"),
    ("comment.author_ip.read", "no answer holds it"),
    ("comment.vote_report", "there are no votes and no reports"),
    ("reader.ban", "readers who comment have no account to ban"),
    ("account.own.export_erase", "done by the publisher on the command line"),
    ("application.create", "one applies to the employer"),
    ("application.read_and_cv", "one applies to the employer"),
    ("application.export_delete", "one applies to the employer"),
    ("order_invoice.read", "adverts are not sold"),
    ("order.pay", "adverts are not sold"),
    ("order.refund_price_edit", "adverts are not sold"),
    ("newsletter.send", "there is no newsletter"),
    ("subscriber.list_export", "there is no newsletter"),
    ("wire.source.manage", "there is no wire"),
    ("wire.item.read", "there is no wire"),
    ("private_feed.read", "every feed is public"),
    ("settings.read", "settings are flags, the environment and a file"),
    ("settings.write_oidc_webhook", "settings are flags, the environment and a file"),
    ("backup.create_download", "done on the command line"),
    (
        "job.other_employer_draft.any",
        "employers have no adverts of their own; see the cell of job.draft.read_edit",
    ),
];

/// Cells without a feature in rows that have one: whoever stands there is refused.
pub(super) const CELLS: [(&str, &str, &str); 10] = [
    ("comment.create", "BN", "nobody is banned, so this is a reader like any other"),
    ("comment.pending.read", "RD", "a comment belongs to no account"),
    ("comment.pending.read", "BN", "a comment belongs to no account"),
    ("comment.pending.read", "EM", "a comment belongs to no account"),
    ("comment.pending.read", "CO", "a comment belongs to no account"),
    ("comment.pending.read", "JO", "a comment belongs to no account"),
    ("job.draft.read_edit", "EM", "no account belongs to a company"),
    ("company.profile.edit", "EM", "no account belongs to a company"),
    ("media.upload", "EM", "no account belongs to a company"),
    ("media.delete", "EM", "no account belongs to a company"),
];

/// The column of the secret of a private feed has nobody to stand in it: every feed is public.
pub(super) const COLUMN: &str = "FS";

/// Whether this cell has no feature.
pub(super) fn is_absent(row: &str, column: &str) -> bool {
    CELLS.iter().any(|(one, of, _)| *one == row && *of == column)
}
