using FsCheck;
using FsCheck.Fluent;
using Loyalty.Domain.Tests.Agreement;
using Case = Loyalty.Domain.Tests.Agreement.Case;

namespace Loyalty.Domain.Tests.WhatIf;

/// <summary>What keeps what-if honest: the document in force, tried on any life, gives the account that is stored.</summary>
public sealed class ReplayTests
{
    [Fact]
    public void An_unchanged_document_gives_the_stored_account() => Check(Case.Any(isLateAllowed: false, 60), 400);

    [Fact]
    public void An_unchanged_document_gives_the_stored_account_when_sales_are_told_late() =>
        Check(Case.Any(isLateAllowed: true, 60), 400);

    private static void Check(Arbitrary<Case> cases, int runs) =>
        Prop.ForAll(cases, one => Difference(one) is { } difference ? false.Label(difference) : true.Label("")).Check(Runs.Of(runs));

    private static string? Difference(Case one)
    {
        var life = new Lives(one.Program).Do(one.Commands);
        var (account, leftOut) = life.Under(one.Program);
        if (!leftOut.IsEmpty)
            return $"{leftOut[0].Event} is left out: {leftOut[0].Reason}";
        var (stored, replayed) = (Lives.Text(life.Stored), Lives.Text(account!));
        return stored == replayed ? null : $"stored {stored}\nreplayed {replayed}";
    }
}
