# The conversation under a story.
comments-count =
    { $count ->
        [0] No comments yet
        [one] { $count } comment
       *[other] { $count } comments
    }
comments-conversation = Conversation
comments-conversation-title = Comments on “{ $headline }”
comments-to-story = Back to the story
comments-none = The first word is yours.
comments-more = More comments
comments-all =
    { $count ->
        [one] See the comment
       *[other] See all { $count } comments
    }
comments-more-replies =
    { $count ->
        [one] Show { $count } more reply
       *[other] Show { $count } more replies
    }
comments-sort-newest = Newest first
comments-sort-oldest = Oldest first

# One comment.
comments-staff = Staff
comments-edited = edited
comments-reply = Reply
comments-reply-to = to { $name }
comments-answers = In reply to { $name }
comments-removed = This comment was removed by the editors.
comments-deleted = This comment was deleted by the person who wrote it.
comments-one-title = Comment by { $name }
comments-one-gone = A comment that is no longer here
comments-about = On the story
comments-before = What it replies to
comments-this = The comment
comments-this-and-replies = The comment and its replies

# The form.
comments-your-comment = Your comment
comments-your-reply = Your reply
comments-placeholder = Write a comment ...
comments-name = Name
comments-email = E-mail (optional, never shown)
comments-post = Post comment
comments-cancel = Cancel
comments-policy-open = Be fair and stay on the subject.
comments-policy-held = Be fair and stay on the subject. An editor reads every comment before it appears.
comments-closed = This conversation is closed. You can still read what was said.

# What became of a comment.
comments-held = Thank you. Your comment has arrived and will appear once an editor has read it.
comments-published = Thank you. Your comment has been published.

# What can be wrong with a comment: each says what to do.
comments-problem = There is a problem
comments-error-title = Error: { $title }
comments-error-prefix = Error:
comments-error-empty = Your comment is empty. Please write something before you post it.
comments-error-long = Your comment has { $got } characters, and { $max } is the most we can take. Please shorten it; your words are still here.
comments-error-fast = That was very quick. Please read your comment once more and post it again; your words are still here.
comments-error-many =
    { $seconds ->
        [one] You have posted several comments in a short time. Please wait one second and post again; your words are still here.
       *[other] You have posted several comments in a short time. Please wait { $seconds } seconds and post again; your words are still here.
    }
comments-error-closed = This conversation has been closed, so your comment could not be posted. Your words are still here if you want to copy them.
comments-error-parent-gone = The comment you are replying to has been removed. You can copy your words and post them as a comment of their own.
comments-error-name-missing = Please give a name. It is shown with your comment, and it need not be your full name.
comments-error-name-long = Your name is too long. Please use { $max } characters or fewer.
comments-error-email = This e-mail address does not look complete. Please write it like name@example.org, or leave the field empty.
comments-error-control = Line { $line } contains characters that cannot be shown. Please delete them, or type that line again.
comments-error-token = This form was open for too long, or did not come from our page, so nothing was posted. Your words are still here: please post them again.

# What a program is told.
comments-refused-closed = The conversation under this article is closed.
comments-refused-parent = There is no such comment under this article that could be answered.
comments-refused-key = This key was used for another comment. Send a new comment with a new key.
comments-refused-status = Write visible, rejected or removed.
comments-refused-reason = A reason has at most 500 characters, and no NUL.
comments-refused-forgotten = This comment was forgotten: there are no words left to show.
