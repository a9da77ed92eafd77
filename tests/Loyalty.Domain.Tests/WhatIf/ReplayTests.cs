using FsCheck;
using FsCheck.Fluent;
using Loyalty.Domain.Accounts;
using Loyalty.Domain.Tests.Agreement;
using Loyalty.Domain.WhatIf;
using Case = Loyalty.Domain.Tests.Agreement.Case;

namespace Loyalty.Domain.Tests.WhatIf;

/// <summary>What keeps what-if honest: the document in force, tried on any life, gives the account that is stored.</summary>
public sealed class ReplayTests
{
    [Fact]
    public void An_unchanged_document_gives_the_stored_account() => Check(Case.Any(isLateAllowed: false, 60), 200);

    [Fact]
    public void An_unchanged_document_gives_the_stored_account_when_sales_are_told_late() =>
        Check(Case.Any(isLateAllowed: true, 60), 200);

    [Fact]
    public void An_unchanged_document_gives_the_stored_account_whatever_was_asked_of_it()
    {
        var met = new HashSet<string>();
        Prop.ForAll(Arb.From(Gen.Choose(0, int.MaxValue - 1)), seed =>
        {
            var (document, life) = AnyShopLife.Of(seed);
            met.UnionWith(life.Ledger.Select(happened => happened.GetType().Name));
            return Difference(life.Look(), life.Under(document)) is { } difference ? false.Label(difference) : true.Label("");
        }).Check(Runs.Of(400));

        met.Order().ShouldBe(
            typeof(AccountEvent).GetNestedTypes().Where(type => type.IsSubclassOf(typeof(AccountEvent))).Select(type => type.Name).Order());
    }

    private static void Check(Arbitrary<Case> cases, int runs) =>
        Prop.ForAll(cases, one => Difference(one) is { } difference ? false.Label(difference) : true.Label("")).Check(Runs.Of(runs));

    private static string? Difference(Case one)
    {
        var life = new Lives(one.Program).Do(one.Commands);
        return Difference(life.Stored, life.Under(one.Program));
    }

    private static string? Difference(Account account, Replayed lived)
    {
        if (!lived.LeftOut.IsEmpty)
            return $"{lived.LeftOut[0].Event} is left out: {lived.LeftOut[0].Reason}";
        var (stored, replayed) = (Lives.Text(account), Lives.Text(lived.Account!));
        return stored == replayed ? null : $"stored {stored}\nreplayed {replayed}";
    }
}
