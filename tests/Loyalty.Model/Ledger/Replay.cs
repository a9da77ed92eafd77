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

    private static Receipt Apply(Account account, Command command)
    {
        if (account.Member is null && command is not Enrolment)
        {
            return Refuse(account, command, "not-enrolled");
        }

        Due.RunUntil(account, command.At);
        var receipt = Decide(account, command);
        if (account.Member is not null)
        {
            account.NoteBalance(account.Clock, isDue: false);
            Due.RunUntil(account, account.Clock);
        }

        return receipt with { Balance = account.Lots.Balance, Owed = account.Owed };
    }

    private static Receipt Decide(Account account, Command command)
    {
        switch (command)
        {
            case Enrolment enrolment:
                return Enrol(account, enrolment);
            case TellBirthday birthday:
                account.BirthdayMonth = birthday.Month;
                return Awarded(account, command, Awarding.Birthday(account, birthday.At, isDue: false));
            case Purchase purchase when !account.Program.Currencies.Contains(purchase.Currency):
                return Refuse(account, command, "unknown-currency");
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
                return Spent(account, command, Spending.Adjust(account, adjustment));
            case SwitchPromotion change:
                account.Switches[change.PromotionId] = change.Active;
                return new Receipt(command, 0, 0, [], 0, 0);
            case TimePasses:
                return new Receipt(command, 0, 0, [], 0, 0);
            default:
                throw new ArgumentException($"{command.GetType().Name} is no command of the model.", nameof(command));
        }
    }

    private static Receipt Enrol(Account account, Enrolment enrolment)
    {
        if (account.Member is not null)
        {
            return Refuse(account, enrolment, "already-enrolled");
        }

        account.Member = enrolment;
        account.BirthdayMonth = enrolment.BirthdayMonth;
        Giving.NoteActivity(account, enrolment.At);
        return Awarded(account, enrolment, Awarding.Birthday(account, enrolment.At, isDue: false));
    }

    private static Receipt Awarded(Account account, Command command, List<Award> awards)
    {
        var points = awards.Sum(award => award.Points);
        var isPending = account.Program.PendingFor is { } period && account.Calendar.Plus(command.At, period) > account.Clock;
        var shares = awards.Select(award => new Share(award.Rule.Id, null, award.Points)).ToList();
        return new Receipt(command, points, isPending ? points : 0, shares, 0, 0);
    }

    private static Receipt Spent(Account account, Command command, (long Points, string? Refusal) spent) =>
        spent.Refusal is { } refusal ? Refuse(account, command, refusal) : new Receipt(command, spent.Points, 0, [], 0, 0);

    private static Receipt Refuse(Account account, Command command, string refusal) =>
        new(command, 0, 0, [], account.Lots.Balance, account.Owed, refusal);

    private static Figures FiguresOf(Account account) => new(
        account.Lots.Balance,
        account.Lots.Pending.Values.Sum(),
        account.Owed,
        account.LifetimePoints,
        account.Member is null ? null : account.Timeline.LevelAt(account.Clock),
        account.Member is null ? 0 : account.Timeline.ValueAt(account.Clock).ToDecimal(),
        [.. account.Lots.Available.Select(lot => new Lot(OrNever(lot.Key), lot.Value))],
        [.. account.Lots.Pending.Select(lot => new PendingLot(lot.Key.AvailableAt, OrNever(lot.Key.ExpiresAt), lot.Value))],
        account.Issued,
        account.Redeemed,
        account.Expired,
        account.Reversed);

    private static Instant? OrNever(Instant expiresAt) => expiresAt == Lots.Never ? null : expiresAt;
}
