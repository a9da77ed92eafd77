namespace Orleans.Lite.Tests.Transport;

/// <summary>What a caller learns of a failure on the other side.</summary>
public sealed class CrossingExceptionTests
{
    [Theory]
    [InlineData("timeout", typeof(TimeoutException), "too late")]
    [InlineData("cancelled", typeof(OperationCanceledException), "stopped")]
    [InlineData("argument", typeof(ArgumentException), "bad")]
    [InlineData("orleans", typeof(OrleansException), "runtime")]
    [InlineData("io", typeof(IOException), "disk")]
    [InlineData("fire", typeof(IOException), "flames")]
    [InlineData("odd", typeof(OrleansException), "Xunit.Sdk.XunitException: odd")]
    public async Task Exceptions_cross_as_their_kind_and_message(string thrown, Type expected, string message)
    {
        await using var processes = await TwoProcesses.Start();
        var exception = await Failure(processes.Grain.Fail(thrown));
        exception.GetType().ShouldBe(expected);
        exception.Message.ShouldBe(message);
    }

    [Fact]
    public async Task Exceptions_that_are_registered_cross_as_such()
    {
        await using var processes = await TwoProcesses.Start(
            options => options.Carry(message => new HouseFireException(message)));
        await Should.ThrowAsync<HouseFireException>(() => processes.Grain.Fail("fire"));
    }

    [Fact]
    public async Task A_type_that_does_not_cross_fails_the_call_and_nothing_else()
    {
        await using var processes = await TwoProcesses.Start();
        (await Should.ThrowAsync<NotSupportedException>(() => processes.Grain.Unfit())).Message.ShouldContain("[GenerateSerializer]");
        (await processes.Grain.Echo("still")).ShouldBe("still");
    }

    // Not Should.ThrowAsync, which looks at the task's state and not at the exception of a cancelled one.
    private static async Task<Exception> Failure(Task call)
    {
        try
        {
            await call;
        }
        catch (Exception exception)
        {
            return exception;
        }

        throw new Xunit.Sdk.XunitException("The call did not fail.");
    }
}
