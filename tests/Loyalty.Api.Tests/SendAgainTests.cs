using System.Reflection;
using Loyalty.Api.Hosting;
using Orleans.Runtime;
using Orleans.Serialization.Invocation;

namespace Loyalty.Api.Tests;

public sealed class SendAgainTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    [Theory]
    [InlineData(typeof(TimeoutException))]
    [InlineData(typeof(SiloUnavailableException))]
    [InlineData(typeof(IOException))]
    public async Task What_may_have_been_done_is_sent_again_until_it_is_answered(Type failure)
    {
        var call = new Call(3, (Exception)Activator.CreateInstance(failure)!);
        await new SendAgain(Patience, TimeProvider.System).Invoke(call);
        call.Sent.ShouldBe(4);
    }

    [Fact]
    public async Task A_bug_is_told_at_once()
    {
        var call = new Call(3, new InvalidOperationException());
        await Should.ThrowAsync<InvalidOperationException>(() => new SendAgain(Patience, TimeProvider.System).Invoke(call));
        call.Sent.ShouldBe(1);
    }

    [Fact]
    public async Task Nobody_is_made_to_wait_for_ever()
    {
        var time = new ManualTime();
        var call = new Call(int.MaxValue, new TimeoutException());
        var sent = new SendAgain(Patience, time).Invoke(call);
        while (!sent.IsCompleted)
        {
            time.Pass(TimeSpan.FromMilliseconds(50));
            await Task.Delay(1);
        }

        await Should.ThrowAsync<TimeoutException>(() => sent);
        call.Sent.ShouldBeGreaterThan(10);
    }

    [Fact]
    public async Task What_a_grain_calls_is_left_to_who_called_the_grain()
    {
        var call = new Call(3, new TimeoutException()) { SourceId = GrainId.Create("member", "storefront/anna") };
        await Should.ThrowAsync<TimeoutException>(() => new SendAgain(Patience, TimeProvider.System).Invoke(call));
        call.Sent.ShouldBe(1);
    }

    [Fact]
    public async Task What_is_sent_again_has_its_arguments_though_the_first_run_cleared_them()
    {
        var call = new Call(1, new TimeoutException());
        await new SendAgain(Patience, TimeProvider.System).Invoke(call);
        call.Seen.ShouldBe(["anna", "anna"]);
    }

    private sealed class Call(int failures, Exception failure) : IOutgoingGrainCallContext
    {
        public int Sent { get; private set; }

        public GrainId? SourceId { get; init; }

        public IGrainContext? SourceContext => null;

        public object Grain => throw new NotSupportedException();

        public MethodInfo InterfaceMethod => throw new NotSupportedException();

        public string InterfaceName => "";

        public string MethodName => "";

        public IInvokable Request { get; } = new OneArgument { Argument = "anna" };

        public List<object?> Seen { get; } = [];

        public object? Result { get; set; }

        public GrainId TargetId => default;

        public Task Invoke()
        {
            Seen.Add(Request.GetArgument(0));
            Request.SetArgument(0, null!);
            return Sent++ < failures ? Task.FromException(failure) : Task.CompletedTask;
        }
    }

    private sealed class OneArgument : IInvokable
    {
        public object? Argument { get; set; }

        public int GetArgumentCount() => 1;

        public object? GetArgument(int index) => Argument;

        public void SetArgument(int index, object value) => Argument = value;

        public string GetMethodName() => "";

        public string GetInterfaceName() => "";

        public Type GetInterfaceType() => typeof(object);

        public MethodInfo GetMethod() => throw new NotSupportedException();

        public CancellationToken GetCancellationToken() => default;
    }
}
