using Loyalty.Tidy.Repository;

namespace Loyalty.Tidy.Words;

public sealed class BlockingCallsTests
{
    [Fact]
    public void No_source_blocks_a_thread() => BlockingCalls.Check(TrackedFiles.Code).ShouldBeNone();

    [Theory]
    [InlineData("void B() => Thread.Sleep(1);")]
    [InlineData("void B() => System.Threading.Thread.Sleep(1);")]
    [InlineData("int B() => C().Result;")]
    [InlineData("int B(Task<int> task) => task.Result;")]
    [InlineData("void B() => C().Wait();")]
    [InlineData("void B() => Task.WaitAll(tasks);")]
    [InlineData("int B() => C().GetAwaiter().GetResult();")]
    public void A_call_that_blocks_is_found(string member) =>
        BlockingCalls.Check([new TrackedFile("src/A/A.cs", $"\nclass A {{ {member} }}")]).ShouldHaveSingleItem().Line.ShouldBe(2);

    [Fact]
    public void A_property_of_the_project_hides_no_call_that_blocks()
    {
        var summary = new TrackedFile("src/A/Summary.cs", "record Summary(string Result);");
        var reader = new TrackedFile("src/A/A.cs", "class A { string B(Summary summary) => summary.Result + C().Result; }");

        BlockingCalls.Check([summary, reader]).ShouldHaveSingleItem().Advice.ShouldStartWith("C().Result");
    }

    [Theory]
    [InlineData("src/A/A.cs", "object? B(ICallContext context) => context.Result;")]
    [InlineData("src/A/A.cs", "int B() => task.IsCompletedSuccessfully ? task.Result : 0;")]
    [InlineData("src/A/A.cs", "void Dispose() => free.Wait();")]
    [InlineData("tests/A/A.cs", "void B() => Thread.Sleep(1);")]
    public void A_call_that_cannot_block_or_must_is_no_offence(string path, string member) =>
        BlockingCalls.Check([new TrackedFile(path, $"class A {{ {member} }}")]).ShouldBeEmpty();
}
