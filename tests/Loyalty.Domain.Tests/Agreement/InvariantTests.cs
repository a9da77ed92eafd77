using FsCheck;
using FsCheck.Fluent;
using Loyalty.Domain.Accounts;
using NodaTime;

namespace Loyalty.Domain.Tests.Agreement;

/// <summary>What holds after each step of any life, whatever the model says: lives may be longer here.</summary>
public sealed class InvariantTests
{
    [Fact]
    public void Books_balance_and_nothing_is_overdrawn_or_spent_after_its_expiry() =>
        Prop.ForAll(Case.Any(isLateAllowed: true, 120), one => Fault(one) is { } fault ? false.Label(fault) : true.Label(""))
            .Check(Runs.Of(400));

    private static string? Fault(Case one)
    {
        var member = new EngineMember(one.Program);
        foreach (var command in one.Commands)
        {
            var known = member.Ledger.Count;
            member.Do(command);
            var fault = member.Ledger.Skip(known).Select(FaultOf).FirstOrDefault(fault => fault is not null)
                ?? FaultOf(member.Account!) ?? FaultOf(member.Read()) ?? FaultOf(member, member.Read());
            if (fault is not null)
                return $"After {command.Describe()}: {fault}";
        }

        return Text(member.Relived()!) == Text(member.Account!) ? null : "the account is not what its events make of it";
    }

    /// <summary>C and E: the books balance, no figure and no lot is below what it may be, lots are in the order of their expiry.</summary>
    private static string? FaultOf(Account account)
    {
        var (books, pending) = (account.Books, account.Pending.Sum(lot => lot.Points));
        var accountedFor = account.Balance + pending + books.Redeemed + books.Expired + books.Reversed - account.Owed;
        return books.Issued != accountedFor ? $"{books.Issued} were issued and {accountedFor} are accounted for"
            : account.Owed < 0 || account.LifetimePoints < 0 || account.KeptPurchases < 0 ? "a figure is below zero"
            : account.Owed > 0 && account.Balance > 0 ? "points are there while some are owed"
            : account.Lots.Any(lot => lot.Points <= 0) || account.Pending.Any(lot => lot.Points <= 0) ? "a lot is empty"
            : !IsRising(account.Lots.Select(lot => lot.ExpiresAt)) ? "lots are out of order"
            : null;
    }

    /// <summary>A read shows nothing that is due.</summary>
    private static string? FaultOf(EngineMember member, Account read) =>
        read.Lots.Any(lot => lot.ExpiresAt <= member.Clock) ? "an expired lot is shown"
        : read.Pending.Any(lot => lot.AvailableAt <= member.Clock) ? "points are pending after their time"
        : null;

    private static string? FaultOf(AccountEvent happened) => happened switch
    {
        AccountEvent.Redeemed redeemed when redeemed.Draws.Any(lot => lot.ExpiresAt <= redeemed.At) => "an expired lot was spent",
        AccountEvent.Expired expired when expired.At != expired.Lot.ExpiresAt => "a lot expired at another time than its own",
        AccountEvent.BecameAvailable available when available.At != available.Lot.AvailableAt => "points came at another time than theirs",
        _ => null,
    };

    private static bool IsRising(IEnumerable<Instant> instants) => instants.Zip(instants.Skip(1)).All(pair => pair.First < pair.Second);

    private static string Text(Account account) =>
        $"{account.Tier} {account.Books} {account.Owed} {account.LifetimePoints} {account.KeptPurchases} {account.Seen} "
        + $"{string.Join(' ', account.Lots)} {string.Join(' ', account.Pending)}";
}
