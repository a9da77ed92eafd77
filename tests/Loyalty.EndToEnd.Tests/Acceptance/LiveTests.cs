using Loyalty.EndToEnd.Tests.Processes;
using Loyalty.EndToEnd.Tests.Shapes;

namespace Loyalty.EndToEnd.Tests.Acceptance;

public abstract class LiveTests(Engine engine) : AcceptanceTests(engine)
{
    [Fact]
    public async Task A_reader_sees_the_present_then_each_change_and_the_expiry_when_the_clock_moves()
    {
        await Begin("live");
        await Client.Enrol("live", "ann");
        using var live = await EventStream.Open(Client.Http, "live/members/ann/live");
        var present = await live.Next();
        present.Member.Points("balance").ShouldBe(0);
        present.Id.ShouldBe(present.Member.Points("version").ToString(System.Globalization.CultureInfo.InvariantCulture));

        await Client.Buy("live", "ann", "1", 40);
        var bought = await live.Until(member => member.Points("balance") == 40);
        bought.Points("version").ShouldBeGreaterThan(present.Member.Points("version"));

        await Client.MoveClock("live", "2027-03-14T05:00:00Z");
        (await live.Until(member => member.Points("balance") == 0)).Points("lifetimePoints").ShouldBe(40);
    }

    [Fact]
    public async Task A_reader_that_comes_back_has_the_newest_state_first()
    {
        await Begin("live-again");
        await Client.Enrol("live-again", "bob");
        string seen;
        using (var first = await EventStream.Open(Client.Http, "live-again/members/bob/live"))
        {
            seen = (await first.Next()).Id;
        }

        await Client.Buy("live-again", "bob", "1", 10);
        await Client.Buy("live-again", "bob", "2", 20);

        using var again = await EventStream.Open(Client.Http, "live-again/members/bob/live", seen);
        (await again.Next()).Member.Points("balance").ShouldBe(30);
    }

    [Fact]
    public async Task A_hundred_readers_of_one_member_all_see_the_last_change()
    {
        await Begin("live-many");
        await Client.Enrol("live-many", "cleo");
        var readers = await Task.WhenAll(
            Enumerable.Range(0, 100).Select(_ => EventStream.Open(Client.Http, "live-many/members/cleo/live")));

        for (var order = 1; order <= 10; order++)
        {
            await Client.Buy("live-many", "cleo", $"{order}", 10);
        }

        foreach (var reader in readers)
        {
            await reader.Until(member => member.Points("balance") == 100);
            reader.Dispose();
        }
    }

    private async Task Begin(string id)
    {
        await Client.Done(Client.Put(id, Programs.EndOfDay(id)));
        await Client.MoveClock(id, "2026-03-13T15:00:00Z");
    }
}
