using Loyalty.Tidy.Repository;

namespace Loyalty.Tidy.Solution;

public sealed class CommittedFilesTests
{
    [Fact]
    public void No_committed_file_is_large() => CommittedFiles.CheckSizes(TrackedFiles.All).ShouldBeNone();

    [Fact]
    public void Every_program_and_setting_is_json() => CommittedFiles.CheckJson(TrackedFiles.All).ShouldBeNone();

    [Fact]
    public void Every_script_can_be_run() => CommittedFiles.CheckScripts(TrackedFiles.All).ShouldBeNone();

    [Theory]
    [InlineData(512_000, 0)]
    [InlineData(512_001, 1)]
    public void A_large_file_is_found(long bytes, int offences) =>
        CommittedFiles.CheckSizes([new TrackedFile("docs/wheel.png", () => "", bytes, false)]).Count().ShouldBe(offences);

    [Theory]
    [InlineData("{\n\"id\": 1,\n}")]
    [InlineData("{\n\"id\": 1, // first\n\"name\": 2 }")]
    [InlineData("{ \"id\": 1,\n\"id\": 2 }")]
    public void A_document_that_is_no_json_is_found(string text) =>
        CommittedFiles.CheckJson([new TrackedFile("programs/a.json", text)]).ShouldHaveSingleItem().Line.ShouldBeGreaterThan(0);

    [Fact]
    public void A_document_that_is_json_is_no_offence() =>
        CommittedFiles.CheckJson([new TrackedFile("programs/a.json", "{ \"id\": 1 }"), new TrackedFile("tests/A/a.json", "{")])
            .ShouldBeEmpty();

    [Theory]
    [InlineData(false, 1)]
    [InlineData(true, 0)]
    public void A_script_that_cannot_be_run_is_found(bool isExecutable, int offences) =>
        CommittedFiles.CheckScripts([new TrackedFile("deploy/start.sh", () => "#!/bin/sh\n", 10, isExecutable)])
            .Count().ShouldBe(offences);
}
