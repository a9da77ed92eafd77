using Loyalty.Tidy.Repository;

namespace Loyalty.Tidy.Arrows;

public sealed class NamespaceArrowsTests
{
    [Fact]
    public void No_source_reaches_past_its_arrows() => NamespaceArrows.Check(TrackedFiles.Code).ShouldBeNone();

    [Theory]
    [InlineData("src/Loyalty.Api/Members.cs", "using Loyalty.Silo;")]
    [InlineData("src/Loyalty.Api/Members.cs", "using static Loyalty.Domain.Accounts.Account;")]
    [InlineData("src/Loyalty.Api/Members.cs", "using Rules = global::Loyalty.Domain.Programs;")]
    [InlineData("src/Loyalty.Api/Members.cs", "class A { Loyalty.Journal.IJournal? journal; }")]
    [InlineData("src/Loyalty.Api/Members.cs", "namespace Loyalty.Api; class A { Grains.MemberGrain? grain; }")]
    [InlineData("src/Loyalty.Api/Members.cs", "class A { object B() => Loyalty.Domain.Points.Zero; }")]
    [InlineData("src/Loyalty.Domain/Account.cs", "using System.IO;")]
    [InlineData("src/Loyalty.Domain/Account.cs", "using Microsoft.Extensions.Logging;")]
    [InlineData("src/Loyalty.Domain/Account.cs", "class A { async void B() { } }")]
    [InlineData("src/Loyalty.Journal/Append.cs", "class MemberStream;")]
    [InlineData("src/Loyalty.Journal.Sqlite/Append.cs", "class A { object B(int tier) => new Voucher(tier); }")]
    public void A_name_past_the_arrows_is_found(string path, string sample) =>
        NamespaceArrows.Check([new TrackedFile(path, "\n" + sample)]).ShouldHaveSingleItem().Line.ShouldBe(2);

    [Theory]
    [InlineData("src/Loyalty.Api/Program.cs", "using Loyalty.Silo;")]
    [InlineData("src/Loyalty.Api/Members.cs", "using Loyalty.Contracts; namespace Loyalty.Api; class A { }")]
    [InlineData("src/Loyalty.Domain/Account.cs", "using NodaTime; namespace Loyalty.Domain.Accounts; class A { }")]
    [InlineData("src/Loyalty.Journal/Append.cs", "namespace Loyalty.Journal; class Stream { }")]
    public void A_name_within_the_arrows_is_no_offence(string path, string sample) =>
        NamespaceArrows.Check([new TrackedFile(path, sample)]).ShouldBeEmpty();
}
