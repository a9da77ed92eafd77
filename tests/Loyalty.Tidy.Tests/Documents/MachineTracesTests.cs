using Loyalty.Tidy.Repository;

namespace Loyalty.Tidy.Documents;

public sealed class MachineTracesTests
{
    [Fact]
    public void Nothing_that_is_committed_names_a_machine() => MachineTraces.Check(TrackedFiles.All).ShouldBeNone();

    // Each sample is cut in two, so that this file is none.
    [Theory]
    [InlineData("see /wor", "k/main/README.md")]
    [InlineData("\"/hom", "e/anna/loyalty\"")]
    [InlineData("https://api.nuget.or", "g/v3/index.json")]
    [InlineData("http://packages.example.interna", "l/feed")]
    [InlineData("http://192.1", "68.1.20:8080/feed")]
    public void A_trace_of_a_machine_is_found(string begin, string end) =>
        MachineTraces.Check([new TrackedFile("docs/a.md", "\n" + begin + end)]).ShouldHaveSingleItem().Line.ShouldBe(2);

    [Theory]
    [InlineData("docs/a.md", "http://127.0.0.1:5080/work/x and src/work/x and ../shared/data and /usr/share/dotnet and 10.4.2")]
    [InlineData("docs/wheel.png", "/ro" + "ot/x")]
    public void What_every_machine_has_is_no_trace(string path, string text) =>
        MachineTraces.Check([new TrackedFile(path, text)]).ShouldBeEmpty();
}
