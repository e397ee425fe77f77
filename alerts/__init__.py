"""Decide who hears of what, and write the e-mail. Sends through a mailer it is given."""
