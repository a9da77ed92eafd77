using System.Diagnostics;
using Loyalty.Api.Access;
using Loyalty.Api.Tests.Fakes;
using Loyalty.Contracts.Keys;

namespace Loyalty.Api.Tests.Access;

public sealed class KeyShelfTests : IDisposable
{
    private readonly SetTime time = new();
    private readonly FakeKeyRing ring;
    private readonly KeyShelf keys;

    public KeyShelfTests()
    {
        var grains = FakeGrains.Create();
        ring = (FakeKeyRing)grains.GetGrain<IKeyRingGrain>(IKeyRingGrain.RingKey);
        keys = new KeyShelf(grains, new KeyShelfOptions(), time);
    }

    [Fact]
    public async Task A_key_is_found_until_the_process_has_heard_that_it_was_revoked()
    {
        var (text, secret) = KeyText.New();
        await ring.Make(Request("one"), secret);
        keys.Find(text).ShouldBeNull("nothing was asked yet");
        await keys.LookAtOnce();
        keys.Find(text)!.Name.ShouldBe("one");
        keys.Find(text[..^1] + (text[^1] == 'A' ? 'B' : 'A')).ShouldBeNull();
        keys.Find(text + "A").ShouldBeNull();
        keys.Find(text)!.Name.ShouldBe("one", "it is known by its text now");
        keys.Find(text[..^1] + (text[^1] == 'A' ? 'B' : 'A')).ShouldBeNull();
        keys.Find("").ShouldBeNull();

        var caller = keys.Find(text)!;
        await ring.Make(Request("two"), KeyText.New().Secret);
        await keys.LookAtOnce();
        caller.Ended.IsCancellationRequested.ShouldBeFalse("another key has changed");
        await ring.Revoke("one");
        keys.Find(text).ShouldNotBeNull();
        await keys.LookAtOnce();
        keys.Find(text).ShouldBeNull();
        caller.Ended.IsCancellationRequested.ShouldBeTrue("what it followed live ends, though it began before the other change");
    }

    [Fact]
    public async Task A_key_that_ends_ends_at_its_instant_without_a_word_from_anybody()
    {
        var (text, secret) = KeyText.New();
        await ring.Make(Request("short") with { Until = time.Now.AddSeconds(5) }, secret);
        await keys.LookAtOnce();
        time.Now += TimeSpan.FromSeconds(5) - TimeSpan.FromTicks(1);
        keys.Find(text).ShouldNotBeNull();
        time.Now += TimeSpan.FromTicks(1);
        keys.Find(text).ShouldBeNull();
    }

    [Fact]
    public async Task What_was_not_heard_of_for_too_long_is_not_trusted()
    {
        keys.IsCurrent.ShouldBeFalse("nothing was heard at all");
        await keys.LookAtOnce();
        ring.Failure = new TimeoutException();
        time.Now += KeyShelf.LongestSilence - TimeSpan.FromTicks(1);
        await Should.ThrowAsync<TimeoutException>(keys.LookAtOnce());
        keys.IsCurrent.ShouldBeTrue();
        time.Now += TimeSpan.FromTicks(1);
        keys.IsCurrent.ShouldBeFalse();
        ring.Failure = null;
        await keys.LookAtOnce();
        keys.IsCurrent.ShouldBeTrue();
    }

    [Fact]
    public async Task Who_ask_at_the_same_time_are_answered_together()
    {
        await keys.LookAtOnce();
        time.Now += TimeSpan.FromSeconds(1);
        ring.Asked = 0;
        var gate = ring.Hold();
        var all = Enumerable.Range(0, 50).Select(_ => keys.Look(default)).ToArray();
        gate.SetResult();
        await Task.WhenAll(all);
        ring.Asked.ShouldBe(1);
    }

    [Fact]
    public async Task Looking_a_key_up_asks_nobody_and_leaves_nothing_behind()
    {
        var (text, secret) = KeyText.New();
        await ring.Make(Request("one"), secret);
        await keys.LookAtOnce();
        ring.Asked = 0;
        Find(100);
        var before = GC.GetAllocatedBytesForCurrentThread();
        var began = Stopwatch.GetTimestamp();
        Find(20_000);
        var nanoseconds = Stopwatch.GetElapsedTime(began).TotalNanoseconds / 20_000;
        (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBeLessThan(1_000);
        ring.Asked.ShouldBe(0);
        TestContext.Current.SendDiagnosticMessage($"A key is looked up in {nanoseconds:0} ns.");

        void Find(int times)
        {
            for (var time = 0; time < times; time++)
                keys.Find(text).ShouldNotBeNull();
        }
    }

    public void Dispose() => keys.Dispose();

    private static KeyRequest Request(string name) => new() { Name = name, Scopes = ["member:read"] };
}
