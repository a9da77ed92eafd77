using Loyalty.Model.Commands;
using Loyalty.Model.Document;
using NodaTime;

namespace Loyalty.Model.Ledger;

/// <summary>Replays all commands of one member from the beginning, in the order in which they arrived.</summary>
public static class Replay
{
    /// <summary>The member's account at an instant, or at the latest time that it has seen, if that is later.</summary>
    public static Outcome Run(LoyaltyProgram program, IEnumerable<Command> commands, Instant at)
    {
        var account = new Account(program);
        var receipts = new List<Receipt>();
        foreach (var command in commands)
        {
            receipts.Add(Answer(account, command, receipts));
        }

        Due.RunUntil(account, at);
        return new Outcome(FiguresOf(account), receipts);
    }

    /// <summary>The receipt of each command and the account after it, at the latest time that it has seen.</summary>
    public static IEnumerable<(Receipt Receipt, Figures After)> Follow(LoyaltyProgram program, IEnumerable<Command> commands)
    {
        var account = new Account(program);
        var receipts = new List<Receipt>();
        foreach (var command in commands)
        {
            receipts.Add(Answer(account, command, receipts));
            yield return (receipts[^1], FiguresOf(account));
        }
    }

    private static Receipt Answer(Account account, Command command, List<Receipt> receipts)
    {
        var earlier = receipts.FirstOrDefault(receipt =>
            receipt.Refusal is null && receipt.Command.GetType() == command.GetType() && receipt.Command.Id == command.Id);
        return earlier is null ? Apply(account, command)
            : earlier.Command.Describe() == command.Describe() ? earlier
            : Refuse(account, command, "id-reused");
    }

    /// <param name="world">The other members; null: there are none.</param>
    internal static Receipt Apply(Account account, Command command, World? world = null)
    {
        if (account.Member is null && command is not Enrolment)
        {
            return Refuse(account, command, "not-enrolled");
        }

        Due.RunUntil(account, command.At);
        var isLate = command.At < account.Clock;
        var receipt = Decide(account, command, world);
        if (account.Member is not null)
        {
            Settle(account, isLate, command is Return or Adjustment { Points: < 0 } or Approval);
            Due.RunUntil(account, account.Clock);
        }

        return receipt with { Balance = account.Lots.Balance, Owed = account.Owed };
    }

    internal static void Settle(Account account, bool isLate = false, bool isRetroactive = false)
    {
        account.NoteBalance(account.Clock, isDue: false);
        account.Tier?.Settle(account.Clock, isRetroactive, isLate);
    }

    private static Receipt Decide(Account account, Command command, World? world)
    {
        switch (command)
        {
            case Enrolment enrolment:
                return Enrol(account, enrolment, world);
            case TellBirthday birthday:
                account.BirthdayMonth = birthday.Month;
                return Awarded(account, command, Awarding.Birthday(account, birthday.At, isDue: false));
            case Profile profile when profile.Currency is { } currency && !account.Program.Currencies.Contains(currency):
                return Refuse(account, command, "unknown-currency");
            case Profile profile:
                return Change(account, profile);
            case Purchase purchase when Buying.Refusal(account, purchase) is { } refusal:
                return Refuse(account, command, refusal);
            case Purchase purchase:
                var order = Buying.Buy(account, purchase);
                var waiting = order.AvailableAt > account.Clock ? order.Points : 0;
                return new Receipt(command, order.Points, waiting, order.Shares, 0, 0);
            case Return back when Returning.Refusal(account, back) is { } refusal:
                return Refuse(account, command, refusal);
            case Return back:
                var (taken, pending) = Returning.TakeBack(account, back);
                return new Receipt(command, -taken, -pending, [], 0, 0);
            case Activity activity:
                Giving.NoteActivity(account, activity.At);
                return Awarded(account, command, Awarding.Activity(account, activity.At, activity.Type, activity.Subject));
            case Redemption redemption:
                return Spent(account, command, Spending.Redeem(account, redemption));
            case Adjustment adjustment:
                return Spent(account, command, Correcting.Adjust(account, adjustment));
            case Approval approval:
                return Spent(account, command, Correcting.Approve(account, approval));
            case Capture capture:
                return Spent(account, command, Spending.Capture(account, capture.Id, capture.At));
            case Release release:
                return Spent(account, command, Spending.Release(account, release.Id, release.At));
            case Gift gift:
                return Spent(account, command, Gifting.Give(account, gift, world?.Knows(gift.To) ?? false));
            case Invitation invitation:
                return Spent(account, command, (0, Correcting.Invite(account, invitation)));
            case Withdrawal withdrawal:
                return Spent(account, command, (0, Correcting.Withdraw(account, withdrawal)));
            case Freeze freeze:
                account.IsFrozen = freeze.IsFrozen;
                return new Receipt(command, 0, 0, [], 0, 0);
            case SwitchPromotion change:
                account.Switches[change.PromotionId] = change.Active;
                return new Receipt(command, 0, 0, [], 0, 0);
            case TimePasses:
                return new Receipt(command, 0, 0, [], 0, 0);
            default:
                throw new ArgumentException($"{command.GetType().Name} is no command of the model.", nameof(command));
        }
    }

    private static Receipt Enrol(Account account, Enrolment enrolment, World? world)
    {
        var refusal = account.Member is not null ? "already-enrolled"
            : enrolment.Currency is { } currency && !account.Program.Currencies.Contains(currency) ? "unknown-currency"
            : enrolment.Referrer is null ? null
            : account.Program.Referral is null ? "no-referrals"
            : world?.Knows(enrolment.Referrer) != true ? "unknown-code"
            : enrolment.Referrer == account.Id ? "own-code"
            : null;
        if (refusal is not null)
        {
            return Refuse(account, enrolment, refusal);
        }

        account.Become(enrolment, enrolment.At);
        if (enrolment.Referrer is { } referrer)
        {
            Referring.Bring(account, referrer, enrolment.At);
        }

        account.BirthdayMonth = enrolment.BirthdayMonth;
        Giving.NoteActivity(account, enrolment.At);
        return Awarded(account, enrolment, Awarding.Birthday(account, enrolment.At, isDue: false));
    }

    private static Receipt Change(Account account, Profile profile)
    {
        account.BirthdayMonth = profile.BirthdayMonth;
        account.Become(account.Member! with { Region = profile.Region, Currency = profile.Currency, Tags = profile.Tags }, profile.At);
        return Awarded(account, profile, Awarding.Birthday(account, profile.At, isDue: false));
    }

    private static Receipt Awarded(Account account, Command command, List<Award> awards)
    {
        var points = awards.Sum(award => award.Points);
        var isPending = account.Program.PendingFor is { } period && account.Calendar.Plus(command.At, period) > account.Clock;
        var shares = awards.Select(award => new Share(award.Rule!.Id, null, award.Points)).ToList();
        return new Receipt(command, points, isPending ? points : 0, shares, 0, 0);
    }

    private static Receipt Spent(Account account, Command command, (long Points, string? Refusal) spent) =>
        spent.Refusal is { } refusal ? Refuse(account, command, refusal) : new Receipt(command, spent.Points, 0, [], 0, 0);

    private static Receipt Refuse(Account account, Command command, string refusal) =>
        new(command, 0, 0, [], account.Lots.Balance, account.Owed, refusal);

    internal static Figures FiguresOf(Account account) => new(
        account.Lots.Balance,
        account.Lots.Pending.Values.Sum(),
        account.Owed,
        account.LifetimePoints,
        account.Member is null ? null : account.LevelAt(account.Clock),
        account.Member is null ? 0 : account.Timeline.ValueAt(account.Clock).ToDecimal(),
        [.. account.Lots.Available.Select(lot => new Lot(OrNever(lot.Key), lot.Value))],
        [.. account.Lots.Pending.Select(lot => new PendingLot(lot.Key.AvailableAt, OrNever(lot.Key.ExpiresAt), lot.Value))],
        account.Issued,
        account.Redeemed,
        account.Expired,
        account.Reversed,
        account.Held,
        account.Given,
        account.Received,
        account.Restored,
        account.Tier?.Since);

    private static Instant? OrNever(Instant expiresAt) => expiresAt == Lots.Never ? null : expiresAt;
}
