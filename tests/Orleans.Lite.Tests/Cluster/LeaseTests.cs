namespace Orleans.Lite.Tests.Cluster;

public sealed class LeaseTests
{
    private static readonly TimeSpan Length = TimeSpan.FromSeconds(10);

    [Fact]
    public void A_lease_that_was_never_renewed_is_not_valid()
    {
        new Lease(new TwoClocks(), Length).IsValid.ShouldBeFalse();
    }

    [Fact]
    public void It_lasts_nine_tenths_of_its_length_from_before_the_renewal_was_sent()
    {
        var clocks = new TwoClocks();
        var lease = new Lease(clocks, Length);
        var sent = lease.Now();
        clocks.Both(2);
        lease.Renewed(sent);
        clocks.Both(6.9);
        lease.IsValid.ShouldBeTrue();
        clocks.Both(0.1);
        lease.IsValid.ShouldBeFalse();
    }

    [Fact]
    public void A_machine_that_was_suspended_finds_by_the_wall_clock_that_it_is_over()
    {
        var clocks = new TwoClocks();
        var lease = new Lease(clocks, Length);
        lease.Renewed(lease.Now());
        clocks.Wall(9);
        lease.IsValid.ShouldBeFalse();
    }

    [Fact]
    public void A_wall_clock_that_is_set_back_prolongs_nothing()
    {
        var clocks = new TwoClocks();
        var lease = new Lease(clocks, Length);
        lease.Renewed(lease.Now());
        clocks.Wall(-3600);
        lease.IsValid.ShouldBeTrue();
        clocks.Both(9);
        lease.IsValid.ShouldBeFalse();
    }

    [Fact]
    public void A_lease_that_was_lost_is_not_valid()
    {
        var lease = new Lease(new TwoClocks(), Length);
        lease.Renewed(lease.Now());
        lease.IsValid.ShouldBeTrue();
        lease.Lost();
        lease.IsValid.ShouldBeFalse();
    }

    private sealed class TwoClocks : TimeProvider
    {
        private long monotonic;
        private DateTimeOffset wall = DateTimeOffset.UnixEpoch;

        public override long TimestampFrequency => TimeSpan.TicksPerSecond;

        public override long GetTimestamp() => monotonic;

        public override DateTimeOffset GetUtcNow() => wall;

        public void Both(double seconds)
        {
            monotonic += TimeSpan.FromSeconds(seconds).Ticks;
            Wall(seconds);
        }

        public void Wall(double seconds) => wall += TimeSpan.FromSeconds(seconds);
    }
}
