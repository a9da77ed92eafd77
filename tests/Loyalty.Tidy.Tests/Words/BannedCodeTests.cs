using Loyalty.Tidy.Repository;

namespace Loyalty.Tidy.Words;

public sealed class BannedCodeTests
{
    [Fact]
    public void No_code_holds_what_is_banned() => BannedCode.Check(TrackedFiles.Code).ShouldBeNone();

    [Theory]
    [InlineData("#pragma warning disable CS0168")]
    [InlineData("#region Fields\n#endregion")]
    [InlineData("// TODO: later")]
    [InlineData("/* FIXME */")]
    [InlineData("class A { } // HACK around it")]
    [InlineData("// Copyright (c) somebody")]
    [InlineData("/* SPDX-License-Identifier: X */")]
    [InlineData("class A { void B() => throw new NotImplementedException(); }")]
    public void What_is_banned_is_found(string sample) =>
        BannedCode.Check([new TrackedFile("src/A/A.cs", "\n" + sample)]).ShouldHaveSingleItem().Line.ShouldBe(2);

    [Theory]
    [InlineData("src/A/A.cs", "class A { string B() => \"#pragma TODO Thread.Sleep\"; }")]
    [InlineData("src/A/A.cs", "class A { void B() { } /* checks the licence key */ }")]
    public void What_only_looks_like_it_is_no_offence(string path, string sample) =>
        BannedCode.Check([new TrackedFile(path, sample)]).ShouldBeEmpty();
}
