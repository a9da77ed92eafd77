using Loyalty.Domain.Accounts;
using Loyalty.Domain.Programs;
using Loyalty.Domain.Tests.Agreement;
using Loyalty.Domain.WhatIf;
using Loyalty.Model.Commands;

namespace Loyalty.Domain.Tests.WhatIf;

/// <summary>A member's life, and what it would have been under another document.</summary>
internal sealed class Lives
{
    private readonly EngineMember member;
    private PromotionPast past;

    public Lives(string program)
    {
        member = new EngineMember(program);
        past = PromotionPast.Empty.With(member.Catalogue);
    }

    public IReadOnlyList<AccountEvent> Ledger => member.Ledger;

    /// <summary>The account as it is at the clock's time.</summary>
    public Account Stored => member.Read();

    public Lives Do(params IEnumerable<Command> commands)
    {
        foreach (var command in commands)
        {
            member.Do(command);
            if (member.Catalogue.Version > 1)
                past = past.With(member.Catalogue);
        }

        return this;
    }

    public Replayed Under(string document)
    {
        var program = ((ProgramParse.Parsed)ProgramParser.Parse(System.Text.Encoding.UTF8.GetBytes(document))).Program;
        return Replay.Of(member.Ledger, new ChangedProgram(program, document, member.Catalogue, past), member.Clock);
    }

    /// <summary>All that an account holds: records with lists in them are not equal by themselves.</summary>
    public static string Text(Account account) => $"""
        {account.Member.Region} {account.Member.Currency} {account.EnrolledAt} seen {account.Seen} active {account.LastActivity}
        {account.Tier} {account.Books} owed {account.Owed} lifetime {account.LifetimePoints} kept {account.KeptPurchases}
        lots {List(account.Lots)}
        pending {List(account.Pending)}
        counts {List(account.Contributions)}
        rules {List(account.RuleUses.OrderBy(use => use.Key).Select(use => $"{use.Key} {List(use.Value.Times)} {List(use.Value.Subjects.Order())}"))}
        promotions {List(account.PromotionUses.OrderBy(use => use.Key))}
        birthday {account.BirthdayYear} months {account.MembershipMonths}
        frozen {account.Dealings.IsFrozen} invited {account.Dealings.InvitationId} gifts {List(account.Dealings.Gifts)}
        holds {List(account.Dealings.Holds.Select(hold => $"{hold} {List(hold.Draws)}"))}
        proposals {List(account.Dealings.Proposals)} payments {List(account.Dealings.Payments)}
        referral {account.Dealings.Referral?.OrderId} {account.Dealings.Referral?.KeptAt} {account.Dealings.Referral?.Rewarded?.Points}
        """;

    private static string List<T>(IEnumerable<T> items) => string.Join("; ", items);
}
