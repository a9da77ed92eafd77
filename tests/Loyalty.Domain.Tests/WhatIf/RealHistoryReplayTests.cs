using Loyalty.Domain.Tests.Programs;
using Loyalty.Model.History;

namespace Loyalty.Domain.Tests.WhatIf;

/// <summary>The real order history, lived again member by member.</summary>
public sealed class RealHistoryReplayTests
{
    [Fact]
    public void An_unchanged_document_gives_every_real_member_the_account_that_is_stored()
    {
        var file = UciFile.Find();
        Assert.SkipWhen(file is null, "The real order history is not at ../shared/data.");
        var differing = new List<string>();
        var members = UciHistory.Read(file!).Members;
        foreach (var (member, commands) in members)
        {
            var life = new Lives(Documents.Storefront).Do(commands);
            var (account, leftOut) = life.Under(Documents.Storefront);
            if (!leftOut.IsEmpty || Lives.Text(account!) != Lives.Text(life.Stored))
                differing.Add(member);
        }

        members.Count.ShouldBe(4372);
        differing.ShouldBeEmpty();
    }
}
