using Loyalty.Tidy.Repository;

namespace Loyalty.Tidy.Documents;

public sealed class MarkdownLinksTests
{
    [Fact]
    public void Every_link_of_every_document_leads_somewhere() => MarkdownLinks.Check(TrackedFiles.All).ShouldBeNone();

    [Theory]
    [InlineData("[a](missing.md)")]
    [InlineData("[a](../../outside.md)")]
    [InlineData("[a](#no-such-heading)")]
    [InlineData("[a](guide.md#no-such-heading)")]
    [InlineData("![a](wheel.png \"The wheel\")")]
    [InlineData("[a]: missing.md")]
    [InlineData("<img src=\"wheel.png\">")]
    public void A_link_that_leads_nowhere_is_found(string text) =>
        MarkdownLinks.Check(Documents("\n" + text)).ShouldHaveSingleItem().Line.ShouldBe(2);

    [Theory]
    [InlineData("[a](guide.md), [b](../README.md), [c](../docs), [d](..)")]
    [InlineData("[a](guide.md#your-first-award) and [b](https://example.org/missing.md)")]
    [InlineData("`[a](missing.md)`\n```\n[b](missing.md)\n```\n")]
    public void A_link_that_leads_somewhere_is_no_offence(string text) => MarkdownLinks.Check(Documents(text)).ShouldBeEmpty();

    private static TrackedFile[] Documents(string text) =>
        [new("docs/index.md", text), new("docs/guide.md", "# Guide\n\n## Your first award!\n"), new("README.md", "")];
}
