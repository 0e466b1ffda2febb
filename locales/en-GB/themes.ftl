# The room of themes at the desk: a publisher brings one as a zip, looks at the paper in it, and puts it on.
themes-title = Themes
themes-text = A theme dresses the paper. Bring one as a zip of its folder: it is checked and kept, and no reader sees it before you activate it.
themes-built-in = Built-in theme
themes-state-active = Active
themes-state-previous = Active before
themes-state-kept = Kept
themes-state-built-in = In the program
themes-files =
    { $count ->
        [one] one file
       *[other] { $count } files
    }
themes-console = at the machine
themes-preview = Preview
themes-rollback = Roll back to { $name }
themes-fixed = Whoever runs this paper started it with a folder of its own as the theme. That one stays, whatever is chosen here, until the paper is started without it.
themes-trouble = This version of the program cannot read the theme that was activated, so the paper wears the built-in one:

themes-bring = Bring a theme
themes-label-name = Name
themes-hint-name = Left empty, the theme is called as its file is.
themes-label-file = Zip file
themes-hint-file = The folder of the theme as a zip of up to 5 MB, with at most 500 files.
themes-button-bring = Check and keep

themes-is-active = The paper wears this theme. Activate another one before you remove it.
themes-activation-text = All pages are made in this theme at once. You can roll back to the one before at any time.
themes-button-activation = Activate
themes-rollback-text = All pages are made in the theme of before at once.
themes-button-rollback = Roll back
themes-removal-text = The theme is removed from this paper for good. Keep its files if you may want it again.
themes-button-removal = Remove
themes-preview-note = Preview in the theme { $name }. Readers do not see this.
themes-preview-back = Back to the theme

themes-findings = What the check found
themes-findings-text = Please mend this in the folder of the theme and send it again. Nothing was kept.
themes-findings-more =
    { $count ->
        [one] And one thing more.
       *[other] And { $count } things more.
    }
themes-error-findings =
    { $count ->
        [one] The check found one problem in this theme. Nothing was kept.
       *[other] The check found { $count } problems in this theme. Nothing was kept.
    }
themes-error-no-file = Please choose a zip file.
themes-error-name = Please give a name of at most 80 characters, without marks that change the direction of writing.
themes-error-many = There are { $most } themes already, and no more are kept. Please remove one first.
themes-error-broken = This theme cannot be read: { $trouble }
themes-error-active = The paper wears this theme. Please activate another one first.

# Why a zip is not taken. $name is the entry as the zip names it.
themes-zip-none = This is no zip file, or it is cut off.
themes-zip-odd = This zip is in several parts, has something before its beginning, or is of the kind for very large files. Please zip the folder anew.
themes-zip-large = This zip is larger than { $megabytes } MB.
themes-zip-empty = There is no file of a theme in this zip.
themes-zip-many = This zip has more than { $most } files; { $name } is the first too many.
themes-zip-file-large = { $name } is larger than { $megabytes } MB when it is unpacked.
themes-zip-whole-large = The files are larger than { $megabytes } MB together when they are unpacked; { $name } is the first that has no room.
themes-zip-damaged = { $name } is damaged: it does not unpack to what the zip says of it.
themes-zip-method = { $name } is packed in a way that is not read here. Please zip the folder with the ordinary method, Deflate.
themes-zip-encrypted = { $name } is encrypted. Please zip the folder without a password.
themes-zip-link = { $name } is a link to another file. Please put the file itself there.
themes-zip-special = { $name } is no ordinary file.
themes-zip-absolute = { $name } is named from the root of a machine. A theme has paths within its folder only.
themes-zip-outside = { $name } leads out of the folder of the theme.
themes-zip-backslash = { $name } has a backslash in its name. The folders of a path are set apart by slashes.
themes-zip-name = { $name } has a name that no file of a theme has: of more than 200 bytes, in too many folders, with an empty part, or with characters that cannot be seen.
themes-zip-twice = { $name } is in this zip twice.
themes-zip-case = { $name } and { $other } differ only in capital letters. Please give one of them another name.
themes-zip-two-names = { $name } has another name in its own header than in the list of the zip.
