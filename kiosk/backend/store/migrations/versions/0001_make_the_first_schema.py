"""The first schema."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:  # noqa: PLR0915 - as long as the schema
    """To this step."""
    op.create_table(
        "answers",
        sa.Column("terminal", sa.String(length=40), nullable=False),
        sa.Column("key", sa.String(length=100), nullable=False),
        sa.Column("request_hash", sa.String(length=64), nullable=False),
        sa.Column("status", sa.Integer(), nullable=False),
        sa.Column("answer", sa.LargeBinary(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("terminal", "key"),
    )
    with op.batch_alter_table("answers", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_answers_at"), ["at"], unique=False)

    op.create_table(
        "bill",
        sa.Column("id", sa.String(length=40), nullable=False),
        sa.Column("registration_id", sa.String(length=64), nullable=False),
        sa.Column("patient_ref", sa.String(length=64), nullable=False),
        sa.Column("payer_name_masked", sa.String(length=120), nullable=False),
        sa.Column("due", sa.BigInteger(), nullable=False),
        sa.Column("version", sa.String(length=64), nullable=False),
        sa.Column("kind", sa.String(length=16), nullable=False),
        sa.Column("opened_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("cashier_paid_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("void_at", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint("due >= 0"),
        sa.PrimaryKeyConstraint("id"),
    )
    with op.batch_alter_table("bill", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_bill_patient_ref"), ["patient_ref"], unique=False)
        batch_op.create_index(batch_op.f("ix_bill_registration_id"), ["registration_id"], unique=False)

    op.create_table(
        "closures",
        sa.Column("clinic_id", sa.String(length=20), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("staff", sa.String(length=40), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("clinic_id", "day"),
    )
    op.create_table(
        "counters",
        sa.Column("clinic_id", sa.String(length=20), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("last", sa.Integer(), nullable=False),
        sa.CheckConstraint("last > 0"),
        sa.PrimaryKeyConstraint("clinic_id", "day"),
    )
    op.create_table(
        "coverages",
        sa.Column("patient_ref", sa.String(length=32), nullable=False),
        sa.Column("question", sa.String(length=32), nullable=False),
        sa.Column("status", sa.String(length=16), nullable=False),
        sa.Column("code", sa.String(length=3), nullable=True),
        sa.Column("detail", sa.LargeBinary(), nullable=False),
        sa.Column("checked_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("patient_ref"),
    )
    with op.batch_alter_table("coverages", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_coverages_checked_at"), ["checked_at"], unique=False)

    op.create_table(
        "his_payment",
        sa.Column("bill_id", sa.String(length=40), nullable=False),
        sa.Column("key", sa.String(length=120), nullable=False),
        sa.Column("channel", sa.String(length=10), nullable=False),
        sa.Column("amount", sa.BigInteger(), nullable=False),
        sa.Column("number", sa.String(length=40), nullable=False),
        sa.Column("paid_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("bill_id"),
        sa.UniqueConstraint("number"),
    )
    op.create_table(
        "insurer_minutes",
        sa.Column("minute", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("calls", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("minute"),
    )
    op.create_table(
        "lookups",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("terminal", sa.String(length=40), nullable=False),
        sa.Column("reason", sa.String(length=16), nullable=False),
        sa.Column("patient_ref", sa.String(length=32), nullable=False),
        sa.Column("question", sa.String(length=32), nullable=False),
        sa.Column("outcome", sa.String(length=16), nullable=False),
        sa.Column("code", sa.String(length=3), nullable=True),
        sa.Column("milliseconds", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
    )
    with op.batch_alter_table("lookups", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_lookups_at"), ["at"], unique=False)
        batch_op.create_index(batch_op.f("ix_lookups_patient_ref"), ["patient_ref"], unique=False)

    op.create_table(
        "patients",
        sa.Column("ref", sa.String(length=32), nullable=False),
        sa.Column("sealed", sa.LargeBinary(), nullable=True),
        sa.Column("level", sa.String(length=8), nullable=False),
        sa.Column("first_seen", sa.DateTime(timezone=True), nullable=False),
        sa.Column("last_seen", sa.DateTime(timezone=True), nullable=False),
        sa.Column("erased_at", sa.DateTime(timezone=True), nullable=True),
        sa.PrimaryKeyConstraint("ref"),
    )
    with op.batch_alter_table("patients", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_patients_last_seen"), ["last_seen"], unique=False)

    op.create_table(
        "payment_security_event",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("kind", sa.String(length=32), nullable=False),
        sa.Column("source", sa.String(length=64), nullable=False),
        sa.Column("digest", sa.String(length=64), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_table(
        "rechecks",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("patient_ref", sa.String(length=32), nullable=False),
        sa.Column("question", sa.String(length=32), nullable=False),
        sa.Column("sealed", sa.LargeBinary(), nullable=True),
        sa.Column("opened_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("next_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("tries", sa.Integer(), nullable=False),
        sa.Column("done_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("code", sa.String(length=3), nullable=True),
        sa.CheckConstraint("tries >= 0"),
        sa.PrimaryKeyConstraint("id"),
    )
    with op.batch_alter_table("rechecks", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_rechecks_next_at"), ["next_at"], unique=False)
        batch_op.create_index(batch_op.f("ix_rechecks_patient_ref"), ["patient_ref"], unique=False)
        batch_op.create_index(
            "one_open_recheck",
            ["patient_ref"],
            unique=True,
            sqlite_where=sa.text("done_at IS NULL"),
            postgresql_where=sa.text("done_at IS NULL"),
        )

    op.create_table(
        "terminals",
        sa.Column("id", sa.String(length=40), nullable=False),
        sa.Column("location", sa.String(length=120), nullable=False),
        sa.Column("key_hash", sa.String(length=64), nullable=False),
        sa.Column("certificate", sa.String(length=64), nullable=True),
        sa.Column("enrolled_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("revoked_at", sa.DateTime(timezone=True), nullable=True),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("certificate"),
        sa.UniqueConstraint("key_hash"),
    )
    op.create_table(
        "appointments",
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("patient_ref", sa.String(length=32), nullable=False),
        sa.Column("clinic_id", sa.String(length=20), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("state", sa.String(length=10), nullable=False),
        sa.CheckConstraint("state IN ('booked', 'arrived', 'cancelled')"),
        sa.ForeignKeyConstraint(
            ["patient_ref"],
            ["patients.ref"],
        ),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("patient_ref", "clinic_id", "at"),
    )
    with op.batch_alter_table("appointments", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_appointments_patient_ref"), ["patient_ref"], unique=False)

    op.create_table(
        "bill_line",
        sa.Column("bill_id", sa.String(length=40), nullable=False),
        sa.Column("n", sa.Integer(), nullable=False),
        sa.Column("text", sa.String(length=120), nullable=False),
        sa.Column("amount", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(
            ["bill_id"],
            ["bill.id"],
        ),
        sa.PrimaryKeyConstraint("bill_id", "n"),
    )
    op.create_table(
        "commands",
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("terminal", sa.String(length=40), nullable=False),
        sa.Column("what", sa.String(length=16), nullable=False),
        sa.Column("value", sa.String(length=40), nullable=True),
        sa.Column("staff", sa.String(length=40), nullable=False),
        sa.Column("given_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("taken_at", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint("what IN ('reload', 'out_of_service', 'in_service', 'locale')"),
        sa.ForeignKeyConstraint(
            ["terminal"],
            ["terminals.id"],
        ),
        sa.PrimaryKeyConstraint("id"),
    )
    with op.batch_alter_table("commands", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_commands_terminal"), ["terminal"], unique=False)

    op.create_table(
        "heartbeats",
        sa.Column("terminal", sa.String(length=40), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("version", sa.String(length=40), nullable=True),
        sa.Column("screen", sa.String(length=40), nullable=True),
        sa.Column("journal_head", sa.String(length=128), nullable=True),
        sa.Column("devices", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(
            ["terminal"],
            ["terminals.id"],
        ),
        sa.PrimaryKeyConstraint("terminal"),
    )
    op.create_table(
        "help_calls",
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("terminal", sa.String(length=40), nullable=False),
        sa.Column("screen", sa.String(length=40), nullable=False),
        sa.Column("state", sa.String(length=8), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("staff", sa.String(length=40), nullable=True),
        sa.Column("done_at", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint("state IN ('open', 'coming', 'done')"),
        sa.ForeignKeyConstraint(
            ["terminal"],
            ["terminals.id"],
        ),
        sa.PrimaryKeyConstraint("id"),
    )
    with op.batch_alter_table("help_calls", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_help_calls_state"), ["state"], unique=False)
        batch_op.create_index(batch_op.f("ix_help_calls_terminal"), ["terminal"], unique=False)

    op.create_table(
        "payment_intent",
        sa.Column("id", sa.String(length=40), nullable=False),
        sa.Column("bill_id", sa.String(length=40), nullable=False),
        sa.Column("bill_version", sa.String(length=64), nullable=False),
        sa.Column("slot", sa.Integer(), nullable=False),
        sa.Column("kiosk_id", sa.String(length=64), nullable=False),
        sa.Column("provider", sa.String(length=20), nullable=False),
        sa.Column("ref", sa.String(length=19), nullable=False),
        sa.Column("order_code", sa.BigInteger(), nullable=False),
        sa.Column("amount", sa.BigInteger(), nullable=False),
        sa.Column("payee", sa.String(length=120), nullable=False),
        sa.Column("state", sa.String(length=10), nullable=False),
        sa.Column("reason", sa.String(length=16), nullable=True),
        sa.Column("leaving", sa.String(length=16), nullable=True),
        sa.Column("cancel_known", sa.Boolean(), nullable=False),
        sa.Column("order_id", sa.String(length=80), nullable=True),
        sa.Column("account", sa.String(length=40), nullable=True),
        sa.Column("qr_payload", sa.Text(), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("show_until", sa.DateTime(timezone=True), nullable=False),
        sa.Column("order_expires_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("monitor_until", sa.DateTime(timezone=True), nullable=False),
        sa.Column("poll_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("poll_failures", sa.Integer(), nullable=False),
        sa.CheckConstraint("state IN ('creating', 'awaiting', 'closing', 'closed', 'paid')"),
        sa.CheckConstraint("amount > 0"),
        sa.ForeignKeyConstraint(
            ["bill_id"],
            ["bill.id"],
        ),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("bill_id", "slot"),
        sa.UniqueConstraint("order_code"),
        sa.UniqueConstraint("ref"),
    )
    with op.batch_alter_table("payment_intent", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_payment_intent_account"), ["account"], unique=False)
        batch_op.create_index(batch_op.f("ix_payment_intent_bill_id"), ["bill_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_payment_intent_poll_at"), ["poll_at"], unique=False)
        batch_op.create_index(batch_op.f("ix_payment_intent_state"), ["state"], unique=False)
        batch_op.create_index(
            "one_live_intent",
            ["bill_id"],
            unique=True,
            sqlite_where=sa.text("state IN ('creating', 'awaiting', 'closing')"),
            postgresql_where=sa.text("state IN ('creating', 'awaiting', 'closing')"),
        )

    op.create_table(
        "registrations",
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("request", sa.String(length=150), nullable=False),
        sa.Column("patient_ref", sa.String(length=32), nullable=True),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("kind", sa.String(length=16), nullable=False),
        sa.Column("terminal", sa.String(length=40), nullable=False),
        sa.Column("source", sa.String(length=8), nullable=True),
        sa.Column("name", sa.LargeBinary(), nullable=True),
        sa.Column("coverage", sa.String(length=16), nullable=True),
        sa.Column("coverage_code", sa.String(length=3), nullable=True),
        sa.Column("line", sa.String(length=200), nullable=True),
        sa.Column("priority", sa.Boolean(), nullable=False),
        sa.Column("priority_reason", sa.String(length=16), nullable=True),
        sa.Column("slip", sa.LargeBinary(), nullable=True),
        sa.Column("companion", sa.Boolean(), nullable=False),
        sa.Column("due", sa.Integer(), nullable=False),
        sa.Column("bill_id", sa.String(length=40), nullable=True),
        sa.Column("state", sa.String(length=10), nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("cancelled_at", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint("kind IN ('bhyt', 'self_pay', 'appointment', 'quick_number')"),
        sa.CheckConstraint("state IN ('active', 'cancelled')"),
        sa.CheckConstraint("due >= 0"),
        sa.ForeignKeyConstraint(
            ["patient_ref"],
            ["patients.ref"],
        ),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("request"),
    )
    with op.batch_alter_table("registrations", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_registrations_day"), ["day"], unique=False)
        batch_op.create_index("of_patient_today", ["patient_ref", "day"], unique=False)

    op.create_table(
        "results",
        sa.Column("id", sa.String(length=40), nullable=False),
        sa.Column("patient_ref", sa.String(length=32), nullable=False),
        sa.Column("kind", sa.String(length=12), nullable=False),
        sa.Column("state", sa.String(length=8), nullable=False),
        sa.Column("clinic_id", sa.String(length=20), nullable=False),
        sa.Column("ordered_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint("kind IN ('laboratory', 'imaging', 'other')"),
        sa.CheckConstraint("state IN ('pending', 'ready')"),
        sa.ForeignKeyConstraint(
            ["patient_ref"],
            ["patients.ref"],
        ),
        sa.PrimaryKeyConstraint("id"),
    )
    with op.batch_alter_table("results", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_results_patient_ref"), ["patient_ref"], unique=False)

    op.create_table(
        "his_outbox",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("registration_id", sa.String(length=32), nullable=False),
        sa.Column("what", sa.String(length=12), nullable=False),
        sa.Column("next_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("tries", sa.Integer(), nullable=False),
        sa.Column("done_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("fault", sa.String(length=60), nullable=True),
        sa.CheckConstraint("what IN ('registered', 'cancelled')"),
        sa.ForeignKeyConstraint(
            ["registration_id"],
            ["registrations.id"],
        ),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("registration_id", "what"),
    )
    with op.batch_alter_table("his_outbox", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_his_outbox_next_at"), ["next_at"], unique=False)

    op.create_table(
        "payment_credit",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("provider", sa.String(length=20), nullable=False),
        sa.Column("txn_id", sa.String(length=100), nullable=False),
        sa.Column("intent_id", sa.String(length=40), nullable=True),
        sa.Column("amount", sa.BigInteger(), nullable=False),
        sa.Column("credited_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("learned_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("via", sa.String(length=16), nullable=False),
        sa.Column("content", sa.String(length=300), nullable=False),
        sa.Column("payer_bank", sa.String(length=20), nullable=True),
        sa.Column("payer_account", sa.String(length=40), nullable=True),
        sa.CheckConstraint("amount > 0"),
        sa.ForeignKeyConstraint(
            ["intent_id"],
            ["payment_intent.id"],
        ),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("provider", "txn_id"),
    )
    with op.batch_alter_table("payment_credit", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_payment_credit_intent_id"), ["intent_id"], unique=False)

    op.create_table(
        "payment_posting",
        sa.Column("bill_id", sa.String(length=40), nullable=False),
        sa.Column("key", sa.String(length=120), nullable=False),
        sa.Column("intent_id", sa.String(length=40), nullable=False),
        sa.Column("amount", sa.BigInteger(), nullable=False),
        sa.Column("state", sa.String(length=10), nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("posted_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("receipt", sa.JSON(none_as_null=True), nullable=True),
        sa.Column("try_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("failures", sa.Integer(), nullable=False),
        sa.CheckConstraint("state IN ('calling', 'posted', 'rejected')"),
        sa.ForeignKeyConstraint(
            ["bill_id"],
            ["bill.id"],
        ),
        sa.ForeignKeyConstraint(
            ["intent_id"],
            ["payment_intent.id"],
        ),
        sa.PrimaryKeyConstraint("bill_id"),
        sa.UniqueConstraint("key"),
    )
    with op.batch_alter_table("payment_posting", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_payment_posting_state"), ["state"], unique=False)
        batch_op.create_index(batch_op.f("ix_payment_posting_try_at"), ["try_at"], unique=False)

    op.create_table(
        "places",
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("registration_id", sa.String(length=32), nullable=False),
        sa.Column("patient_ref", sa.String(length=32), nullable=True),
        sa.Column("request", sa.String(length=150), nullable=False),
        sa.Column("clinic_id", sa.String(length=20), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("rank", sa.Integer(), nullable=False),
        sa.Column("priority", sa.Boolean(), nullable=False),
        sa.Column("state", sa.String(length=12), nullable=False),
        sa.Column("reason", sa.String(length=40), nullable=True),
        sa.Column("issued_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("called_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("done_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("calls", sa.Integer(), nullable=False),
        sa.Column("copies", sa.Integer(), nullable=False),
        sa.CheckConstraint("state IN ('waiting', 'called', 'done', 'skipped', 'cancelled', 'transferred', 'void')"),
        sa.CheckConstraint("number > 0"),
        sa.ForeignKeyConstraint(
            ["registration_id"],
            ["registrations.id"],
        ),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("clinic_id", "day", "number"),
        sa.UniqueConstraint("request", "clinic_id"),
    )
    with op.batch_alter_table("places", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_places_day"), ["day"], unique=False)
        batch_op.create_index(batch_op.f("ix_places_registration_id"), ["registration_id"], unique=False)
        batch_op.create_index(
            "one_place_a_day",
            ["patient_ref", "clinic_id", "day"],
            unique=True,
            sqlite_where=sa.text("patient_ref IS NOT NULL AND state NOT IN ('cancelled', 'void', 'transferred')"),
            postgresql_where=sa.text("patient_ref IS NOT NULL AND state NOT IN ('cancelled', 'void', 'transferred')"),
        )

    op.create_table(
        "payment_refund",
        sa.Column("key", sa.String(length=40), nullable=False),
        sa.Column("credit_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("amount", sa.BigInteger(), nullable=False),
        sa.Column("state", sa.String(length=10), nullable=False),
        sa.Column("reason", sa.String(length=24), nullable=False),
        sa.Column("first_staff", sa.String(length=64), nullable=True),
        sa.Column("second_staff", sa.String(length=64), nullable=True),
        sa.Column("by_hand_ref", sa.String(length=100), nullable=True),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("done_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("try_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("failures", sa.Integer(), nullable=False),
        sa.CheckConstraint("state IN ('due', 'approved', 'sent', 'done')"),
        sa.CheckConstraint("amount > 0"),
        sa.ForeignKeyConstraint(
            ["credit_id"],
            ["payment_credit.id"],
        ),
        sa.PrimaryKeyConstraint("key"),
    )
    with op.batch_alter_table("payment_refund", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_payment_refund_credit_id"), ["credit_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_payment_refund_state"), ["state"], unique=False)
        batch_op.create_index(batch_op.f("ix_payment_refund_try_at"), ["try_at"], unique=False)

    op.create_table(
        "payment_use",
        sa.Column("credit_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("bucket", sa.String(length=12), nullable=False),
        sa.Column("reason", sa.String(length=24), nullable=True),
        sa.CheckConstraint("bucket IN ('new', 'unmatched', 'hold', 'allocated', 'refund_due', 'refunded')"),
        sa.ForeignKeyConstraint(
            ["credit_id"],
            ["payment_credit.id"],
        ),
        sa.PrimaryKeyConstraint("credit_id"),
    )
    with op.batch_alter_table("payment_use", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_payment_use_bucket"), ["bucket"], unique=False)


def downgrade() -> None:
    """There is nothing before the first step."""
