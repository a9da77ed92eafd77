using System.Net;
using Loyalty.Silo.Cluster;
using Orleans.Lite;

namespace Loyalty.Silo.Tests.Membership;

/// <summary>What lands late is seen: memory is looked at again once the store can have nothing more on its way of who had the member before.</summary>
public sealed class ClusterTermTests
{
    private readonly Cluster cluster = new();
    private readonly Clock clock = new();
    private readonly ClusterTerm term;

    public ClusterTermTests() => term = new ClusterTerm(cluster, cluster, clock);

    [Fact]
    public void A_term_of_the_membership_is_two_of_memory_and_an_answer_may_be_given_over_both()
    {
        var began = term.Current;
        clock.Passed = ClusterTerm.Settling - TimeSpan.FromMilliseconds(1);
        term.Current.ShouldBe(began);

        clock.Passed = ClusterTerm.Settling;
        term.Current.ShouldBeGreaterThan(began);
        term.MayAnswer(began).ShouldBeTrue();
        term.MayAnswer(term.Current).ShouldBeTrue();

        var settled = term.Current;
        clock.Passed = ClusterTerm.Settling * 10;
        term.Current.ShouldBe(settled);
    }

    [Fact]
    public void Each_term_of_the_membership_settles_anew()
    {
        _ = term.Current;
        clock.Passed = ClusterTerm.Settling;
        var before = term.Current;

        cluster.Term++;
        var began = term.Current;
        began.ShouldBeGreaterThan(before);
        term.MayAnswer(before).ShouldBeFalse();
        clock.Passed += ClusterTerm.Settling;
        term.Current.ShouldBeGreaterThan(began);
    }

    [Fact]
    public void Where_there_is_no_term_nothing_may_be_answered()
    {
        cluster.Term = 0;
        term.Current.ShouldBe(0);
        term.MayAnswer(term.Current).ShouldBeFalse();
        term.MayAnswer(1).ShouldBeFalse();
    }

    private sealed class Clock : TimeProvider
    {
        public TimeSpan Passed { get; set; }

        public override long TimestampFrequency => TimeSpan.TicksPerSecond;

        public override long GetTimestamp() => Passed.Ticks;
    }

    private sealed class Cluster : IMembership, ILocalSiloDetails
    {
        public long Term { get; set; } = 1;

        public string Name => "silo";

        public string ClusterId => "cluster";

        public SiloAddress SiloAddress { get; } = SiloAddress.New(new IPEndPoint(IPAddress.Loopback, 1), 1);

        public MembershipSnapshot Current => new(1, [SiloAddress]);

        public ValueTask<MembershipSnapshot> After(long version, CancellationToken cancellation = default) => new(Current);
    }
}
