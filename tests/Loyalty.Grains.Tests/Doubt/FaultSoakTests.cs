using Loyalty.Contracts;
using Loyalty.Contracts.Members;
using Loyalty.Grains.Tests.Cluster;
using Loyalty.Journal;

namespace Loyalty.Grains.Tests.Doubt;

public sealed class FaultSoakTests
{
    private const int Members = 4;

    [Theory]
    [InlineData(1)]
    [InlineData(20_261_122)]
    [InlineData(-7)]
    public async Task Whatever_fails_every_command_is_stored_once(int seed)
    {
        await using var shop = await Shop.Open(Programs.Sandbox);
        for (var member = 0; member < Members; member++)
        {
            await shop.Enrolled($"m{member}");
        }

        var faults = new Faults(shop.Journal, seed);
        var random = new Random(seed);
        var commands = Enumerable.Range(0, 300).Select(number => new Command(number, random.Next(Members), random.Next(10))).ToList();
        var answers = new Answer<Receipt>[commands.Count];
        await Parallel.ForEachAsync(commands, new ParallelOptions { MaxDegreeOfParallelism = 12 }, async (command, _) =>
        {
            answers[command.Number] = await UntilAnswered(shop, command);
        });
        faults.Stop();
        faults.Count.ShouldBeGreaterThan(60, "a soak without faults shows nothing");

        await Agrees(shop, commands, answers);
        await shop.Restart();
        await Agrees(shop, commands, answers);
    }

    private static async Task Agrees(Shop shop, List<Command> commands, Answer<Receipt>[] answers)
    {
        for (var member = 0; member < Members; member++)
        {
            var entries = await shop.Member($"m{member}").Entries();
            var ledger = entries.Where(entry => entry.Id is not null).GroupBy(entry => (entry.Kind, entry.Id!)).ToList();
            ledger.ShouldAllBe(group => group.Count() == 1, "nothing is doubled");
            var mine = commands.Where(command => command.Member == member).ToList();
            foreach (var command in mine)
            {
                var entry = ledger.SingleOrDefault(group => group.Key == (command.Kind, $"{command.Number}"))?.Single();
                var answer = answers[command.Number];
                (entry?.Version, entry?.Points).ShouldBe((answer.Value?.Version, answer.Value?.Points), "nothing is lost, nothing is other");
            }

            ledger.Count.ShouldBe(mine.Count(command => answers[command.Number].Value is not null));
            entries.Select(entry => entry.Version).ShouldBe(Enumerable.Range(1, entries.Length).Select(version => (long)version));
            var view = await shop.Member($"m{member}").Get().Value();
            (view.Balance, view.Owed).ShouldBe((entries.Sum(entry => entry.Points) + view.Owed, view.Owed));
        }
    }

    private static async Task<Answer<Receipt>> UntilAnswered(Shop shop, Command command)
    {
        for (var attempt = 0; ; attempt++)
        {
            try
            {
                return await command.Send(shop.Member($"m{command.Member}"));
            }
            catch (Exception) when (attempt < 100)
            {
                // The caller does not know: it asks again.
            }
        }
    }

    private sealed record Command(int Number, int Member, int Choice)
    {
        public string Kind => Choice switch { < 6 => "purchase", < 8 => "redemption", _ => "activity" };

        public Task<Answer<Receipt>> Send(IMemberGrain member) => Kind switch
        {
            "purchase" => member.Purchase(Orders.Order($"{Number}", Number)),
            "redemption" => member.Redeem(Orders.Payment($"{Number}", 1 + (Number * 50))),
            _ => member.Act(new ActivityRequest { ActivityId = $"{Number}", Type = "review", Subject = $"{Number % 5}" }),
        };
    }

    /// <summary>Fails about every third append and every tenth read, each from the seed, before or after it was done; and waits.</summary>
    private sealed class Faults
    {
        private readonly WatchedJournal journal;
        private readonly Random random;
        private int count;

        public Faults(WatchedJournal journal, int seed)
        {
            (this.journal, random) = (journal, new Random(seed));
            journal.BeforeAppend = _ => Perhaps(0.2);
            journal.AfterAppend = (_, _) => Perhaps(0.2);
            journal.BeforeRead = _ => Perhaps(0.1);
        }

        public int Count => count;

        public void Stop() => (journal.BeforeAppend, journal.AfterAppend, journal.BeforeRead) = (null, null, null);

        private async Task Perhaps(double chance)
        {
            double drawn;
            lock (random)
            {
                drawn = random.NextDouble();
            }

            if (drawn < chance)
            {
                Interlocked.Increment(ref count);
                throw new JournalUnavailableException("The soak has failed this.");
            }

            if (drawn > 0.9)
            {
                await Task.Yield();
            }
        }
    }
}
