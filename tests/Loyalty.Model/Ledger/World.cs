using Loyalty.Model.Commands;
using Loyalty.Model.Document;
using NodaTime;

namespace Loyalty.Model.Ledger;

/// <summary>Several members of one program, and all that passes between them: gifts, referrals, stock, vouchers.</summary>
public sealed class World(LoyaltyProgram program)
{
    private const string Shop = "shop";

    private readonly SortedDictionary<string, Account> members = new(StringComparer.Ordinal);

    /// <summary>What referrals and vouchers ask of members.</summary>
    private readonly List<Errand> fromShop = [];

    private readonly Dictionary<string, long> stockTaken = [];

    private readonly HashSet<(string Referrer, string OrderId)> credited = [];

    private readonly HashSet<string> cancelled = [];

    /// <summary>Points given away that did not arrive yet.</summary>
    public long PointsUnderWay => members.Values.SelectMany(member => member.Errands).OfType<Errand.Parcel>()
        .Where(parcel => parcel.IsTaken != true).Sum(parcel => parcel.Lots.Sum(lot => lot.Points));

    /// <summary>Parties with something on its way to others.</summary>
    public IReadOnlyList<string> Senders =>
    [
        .. members.Values.Where(member => member.Errands.Count > 0).Select(member => member.Id),
        .. fromShop.Count > 0 ? new[] { Shop } : [],
    ];

    public IEnumerable<string> UnderWay => members.Values
        .SelectMany(member => member.Errands.Select(errand => $"{member.Id}: {errand.Name}"))
        .Concat(fromShop.Select(errand => $"{Shop}: {errand.Name}"));

    public bool Knows(string member) => members.TryGetValue(member, out var account) && account.Member is not null;

    public Receipt Ask(string member, Command command)
    {
        if (!members.TryGetValue(member, out var account))
        {
            members.Add(member, account = new Account(program, member).FollowTier());
        }

        return Replay.Apply(account, command, this);
    }

    public Figures FiguresOf(string member, Instant at)
    {
        Due.RunUntil(members[member], at);
        return Replay.FiguresOf(members[member]);
    }

    /// <summary>A switch holds for all members, from what comes next.</summary>
    public void Switch(string promotion, bool isActive)
    {
        foreach (var member in members.Values)
        {
            member.Switches[promotion] = isActive;
        }
    }

    /// <summary>A voucher that was issued is cancelled: the points that it cost come back to the member.</summary>
    public void Cancel(string member, string redemptionId)
    {
        var isIssued = members.TryGetValue(member, out var account)
            && account.Spent.Any(spent => spent.Command.Id == redemptionId && spent.IsSpent)
            && account.Program.Rewards.Any(reward => reward.IsVoucher && account.Spent.Any(spent =>
                spent.Command.Id == redemptionId && spent.Command.RewardId == reward.Id));
        if (isIssued && cancelled.Add(redemptionId))
        {
            fromShop.Add(new Errand.Restore(member, redemptionId));
        }
    }

    /// <summary>
    /// The oldest errand of a sender arrives, or, if it had arrived, its sender hears what became of it.
    /// </summary>
    /// <param name="isAgain">One that had arrived comes again, which changes nothing.</param>
    /// <param name="isWelcome">Whether a gift is taken.</param>
    public void Move(string sender, Instant at, bool isAgain, bool isWelcome)
    {
        var errands = sender == Shop ? fromShop : members[sender].Errands;
        var errand = errands[0];
        if (errand.IsTaken is null)
        {
            errand.IsTaken = Arrive(errand, at, isWelcome);
        }
        else if (!isAgain)
        {
            errands.RemoveAt(0);
            if (sender != Shop)
            {
                At(members[sender], at, account => Hear(account, errand, at));
            }
        }
    }

    private static void Hear(Account account, Errand errand, Instant at)
    {
        if (errand is Errand.TakeStock stock)
        {
            Spending.HearOfStock(account, stock, at);
        }
        else if (errand is Errand.Parcel { IsTaken: false } parcel)
        {
            Gifting.Receive(account, at, parcel.Lots, isBounced: true);
        }
    }

    private bool Arrive(Errand errand, Instant at, bool isWelcome)
    {
        switch (errand)
        {
            case Errand.TakeStock stock:
                return TakeStock(stock);
            case Errand.PutBackStock stock:
                stockTaken[stock.Reward] -= stock.Pieces;
                return true;
            case Errand.Parcel parcel when isWelcome:
                At(members[parcel.To], at, account => Gifting.Receive(account, at, parcel.Lots));
                return true;
            case Errand.Parcel:
                return false;
            case Errand.FriendKept kept when credited.Count(each => each.Referrer == kept.Referrer) >= program.Referral!.MaxPerReferrer:
                return true;
            case Errand.FriendKept kept:
                credited.Add((kept.Referrer, kept.OrderId));
                fromShop.Add(new Errand.Credit(kept.Referrer, kept.Friend, kept.OrderId));
                return true;
            case Errand.FriendWentBack back when credited.Remove((back.Referrer, back.OrderId)):
                fromShop.Add(new Errand.Debit(back.Referrer, back.Friend, back.OrderId));
                return true;
            case Errand.Credit credit:
                At(members[credit.Referrer], at, account => Referring.Credit(account, at, credit));
                return true;
            case Errand.Debit debit:
                At(members[debit.Referrer], at, account => Referring.Debit(account, debit), isRetroactive: true);
                return true;
            case Errand.Restore restore:
                At(members[restore.Member], at, account => Spending.Restore(account, restore.RedemptionId, at));
                return true;
            default:
                return true;
        }
    }

    private bool TakeStock(Errand.TakeStock asked)
    {
        var taken = stockTaken.GetValueOrDefault(asked.Reward) + asked.Pieces;
        var isThere = taken <= program.Rewards.First(reward => reward.Id == asked.Reward).Stock;
        stockTaken[asked.Reward] = isThere ? taken : taken - asked.Pieces;
        return isThere;
    }

    private static void At(Account account, Instant at, Action<Account> happens, bool isRetroactive = false)
    {
        Due.RunUntil(account, at);
        happens(account);
        Replay.Settle(account, isRetroactive: isRetroactive);
        Due.RunUntil(account, account.Clock);
    }
}
