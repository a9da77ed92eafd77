using Loyalty.Domain.Accounts;
using Loyalty.Domain.Reports;
using NodaTime;

namespace Loyalty.Domain.Tests.Reports;

/// <summary>Whatever members do, what reports count is what their accounts are.</summary>
public sealed class BooksAgreementTests
{
    private const int Clubs = 100;
    private const int Steps = 120;

    [Fact]
    public void Books_agree_with_the_accounts_after_each_step()
    {
        var kinds = new HashSet<Type>();
        for (var seed = 0; seed < Clubs; seed++)
        {
            var any = new AnyClub(seed, isLateAllowed: seed % 2 == 1);
            for (var step = 0; step < Steps; step++)
            {
                any.Step();
                foreach (var (member, account) in any.Club.Accounts)
                {
                    Text(any.Club.Books[member]).ShouldBe(Text(account), $"{member} in club {seed} after step {step}");
                }
            }

            Sums(any.Club).ShouldBe(Books(any.Club.Accounts.Values), $"club {seed}");
            kinds.UnionWith(any.Club.Feed.Select(entry => entry.Happened.GetType()));
        }

        kinds.Count.ShouldBeGreaterThanOrEqualTo(20, "events of most kinds happen, or this shows little");
    }

    [Fact]
    public void No_month_tier_or_currency_has_less_than_nothing_at_any_time()
    {
        for (var seed = 0; seed < Clubs; seed++)
        {
            var any = new AnyClub(seed, isLateAllowed: false);
            for (var step = 0; step < Steps; step++)
            {
                any.Step();
            }

            var held = new Dictionary<(Cell, Flow), long>();
            foreach (var atOnce in any.Club.Movements.Where(moved => moved.Flow < Flow.Owed).GroupBy(moved => moved.At).OrderBy(group => group.Key))
            {
                foreach (var moved in atOnce)
                {
                    held[(moved.Cell, moved.Flow)] = held.GetValueOrDefault((moved.Cell, moved.Flow)) + moved.Points;
                }

                held.ShouldAllBe(cell => cell.Value >= 0, $"club {seed} at {atOnce.Key}");
            }
        }
    }

    [Fact]
    public void Of_each_month_as_much_is_accounted_for_as_came_in()
    {
        for (var seed = 0; seed < Clubs; seed++)
        {
            var any = new AnyClub(seed, isLateAllowed: true);
            for (var step = 0; step < Steps; step++)
            {
                any.Step();
            }

            foreach (var month in any.Club.Movements.GroupBy(moved => moved.Cell.Issued))
            {
                long Of(params Flow[] flows) => month.Where(moved => flows.Contains(moved.Flow)).Sum(moved => moved.Points);
                var cameIn = Of(Flow.Issued, Flow.Received, Flow.Restored);
                var isThere = Of(Flow.Available, Flow.Pending, Flow.Held);
                var wentOut = Of(Flow.Redeemed, Flow.Expired, Flow.Reversed, Flow.Repaid, Flow.Given) - OwedFor(any.Club, month.Key);
                (isThere + wentOut).ShouldBe(cameIn, $"club {seed}, {month.Key}");
            }
        }
    }

    /// <summary>What was taken back of a month's points and was not there: it counts as reversed and not as gone from anywhere.</summary>
    private static long OwedFor(Club club, YearMonth month) => club.Feed.Sum(entry => entry.Happened switch
    {
        AccountEvent.Returned returned when Of(club, returned.BoughtAt) == month => returned.Reversal.Owed,
        AccountEvent.Adjusted { Reversal: { } reversal } adjusted when Of(club, adjusted.At) == month => reversal.Owed,
        _ => 0,
    });

    private static YearMonth Of(Club club, Instant at) => at.InZone(club.Program.Zone).Date.ToYearMonth();

    private static string Sums(Club club) => Told(
        club.Sum(Flow.Available), club.Sum(Flow.Pending), club.Sum(Flow.Held), club.Sum(Flow.Owed),
        new Books(
            club.Sum(Flow.Issued), club.Sum(Flow.Redeemed), club.Sum(Flow.Expired), club.Sum(Flow.Reversed), club.Sum(Flow.Given),
            club.Sum(Flow.Received), club.Sum(Flow.Restored)));

    private static string Books(IEnumerable<Account> accounts)
    {
        var all = accounts.ToList();
        return Told(
            all.Sum(one => one.Balance), all.Sum(one => one.Pending.Sum(lot => lot.Points)), all.Sum(one => one.Held), all.Sum(one => one.Owed),
            new Books(
                all.Sum(one => one.Books.Issued), all.Sum(one => one.Books.Redeemed), all.Sum(one => one.Books.Expired),
                all.Sum(one => one.Books.Reversed), all.Sum(one => one.Books.Given), all.Sum(one => one.Books.Received),
                all.Sum(one => one.Books.Restored)));
    }

    private static string Told(long available, long pending, long held, long owed, Books books) =>
        $"available {available}, pending {pending}, held {held}, owed {owed}, {books}";

    private static string Text(MemberBooks books) =>
        $"{Text(books.Available.GroupBy(slot => slot.ExpiresAt, slot => slot.Points))}; "
        + $"{Text(books.Pending.GroupBy(slot => (slot.AvailableAt, slot.Slot.ExpiresAt), slot => slot.Slot.Points))}; "
        + $"{Text(books.Held.GroupBy(held => held.RedemptionId, held => held.Slots.Sum(slot => slot.Points)))}; "
        + $"owed {books.Owed}, {books.Tier}, {books.Currency}, {books.Seen}";

    private static string Text(Account account) =>
        $"{Text(account.Lots.GroupBy(lot => lot.ExpiresAt, lot => lot.Points))}; "
        + $"{Text(account.Pending.GroupBy(lot => (lot.AvailableAt, lot.ExpiresAt), lot => lot.Points))}; "
        + $"{Text(account.Dealings.Holds.GroupBy(hold => hold.RedemptionId, hold => hold.Draws.Sum(lot => lot.Points)))}; "
        + $"owed {account.Owed}, {account.Tier.Id}, {account.Member.Currency}, {account.Seen}";

    private static string Text<TKey>(IEnumerable<IGrouping<TKey, long>> points) =>
        string.Join(' ', points.OrderBy(group => group.Key).Select(group => $"{group.Key}={group.Sum()}"));
}
