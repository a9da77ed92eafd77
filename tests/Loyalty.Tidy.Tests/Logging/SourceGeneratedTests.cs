using Loyalty.Tidy.Repository;

namespace Loyalty.Tidy.Logging;

public sealed class SourceGeneratedTests
{
    [Fact]
    public void Every_log_message_is_generated_and_lies_beside_its_class() =>
        SourceGenerated.Check(TrackedFiles.Code).ShouldBeNone();

    [Theory]
    [InlineData("class A { void B() => logger.LogInformation(\"said\"); }")]
    [InlineData("class A { void B() => this._logger.Log(LogLevel.Information, \"said\"); }")]
    [InlineData("class A { void B() => Serilog.Log.Warning(\"said\"); }")]
    [InlineData("class A { object B = LoggerMessage.Define(LogLevel.Debug, default, \"said\"); }")]
    [InlineData("partial class A { [LoggerMessage(LogLevel.Debug, \"said\")] partial void Said(); }")]
    public void A_message_said_on_the_spot_is_found(string sample) =>
        SourceGenerated.Check([new TrackedFile("src/A/A.cs", "\n" + sample)]).ShouldHaveSingleItem().Line.ShouldBe(2);

    [Theory]
    [InlineData("src/A/A.Log.cs", "partial class A { [LoggerMessage(LogLevel.Debug, \"said\")] partial void Said(); }")]
    [InlineData("src/A/A.cs", "class A { double B() => Math.Log(2); void C() => Said(logger, 1); }")]
    [InlineData("tests/A/A.cs", "class A { void B() => logger.LogInformation(\"said\"); }")]
    public void A_message_in_its_place_is_no_offence(string path, string sample) =>
        SourceGenerated.Check([new TrackedFile(path, sample)]).ShouldBeEmpty();
}
