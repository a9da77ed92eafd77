using Orleans.TestingHost;

namespace Orleans.Lite.Tests.Cluster;

/// <summary>
/// Processes come, go, die, hang and lose their table and their connections at random, in one thread from a seed. At every step
/// no grain has two silos that trust their memory of it (<see cref="World"/> asserts it); no call runs twice; in the end all is
/// well again.
/// </summary>
public sealed class ChaosTests(ITestOutputHelper output)
{
    /// <summary>For a longer round: LOYALTY_CHAOS_SEEDS=1000.</summary>
    private static readonly int Seeds =
        int.TryParse(Environment.GetEnvironmentVariable("LOYALTY_CHAOS_SEEDS"), out var seeds) ? seeds : 30;

    [Fact]
    public void No_two_silos_ever_trust_their_memory_of_one_grain_and_no_call_runs_twice()
    {
        var totals = new Dictionary<string, int>();
        for (var seed = 1; seed <= Seeds; seed++)
        {
            using var chaos = new Chaos(seed);
            try
            {
                chaos.Run();
            }
            catch (Exception exception)
            {
                var trace = string.Join("\n", chaos.Trace.TakeLast(30));
                throw new InvalidOperationException($"Seed {seed}: {exception.Message}\n{trace}", exception);
            }

            foreach (var (what, number) in chaos.Counts) totals[what] = totals.GetValueOrDefault(what) + number;
        }

        foreach (var (what, number) in totals.OrderBy(each => each.Key)) output.WriteLine($"{what}: {number}");
        string[] kinds = ["answered", "OutcomeUnknownException", "come", "die", "leave", "pause", "cut", "down", "lose", "hang"];
        foreach (var kind in kinds) totals.GetValueOrDefault(kind).ShouldBeGreaterThan(0, kind);
    }

    [Fact]
    public void The_same_seed_gives_the_same_trace()
    {
        Trace(7).ShouldBe(Trace(7));
        Trace(8).ShouldNotBe(Trace(7));
    }

    private static string Trace(int seed)
    {
        using var chaos = new Chaos(seed);
        chaos.Run();
        return string.Join("\n", chaos.Trace);
    }

    private sealed class Chaos(int seed) : IDisposable
    {
        private const int Ports = 7;
        private readonly World world = new(seed);
        private readonly Random random = new(seed);
        private readonly List<(long At, Action Heal)> healing = [];
        private readonly List<(Process From, Task<string> Answer)> calls = [];
        private readonly List<(Process Process, Task Stop)> stopping = [];

        public Dictionary<string, int> Counts { get; } = [];

        public List<string> Trace { get; } = [];

        public void Run()
        {
            world.Begin(1);
            world.Run(1);
            for (var moment = 0; moment < 300; moment++)
            {
                if (random.Next(4) == 0) Disturb();
                Call();
                world.Run(0.1);
                Heal(world.Time.GetTimestamp());
            }

            Heal(long.MaxValue);
            world.Run(45);
            Check();
        }

        public void Dispose() => world.Dispose();

        private void Disturb()
        {
            foreach (var (process, stop) in stopping.Where(each => each.Stop.IsCompleted).ToList())
            {
                world.Processes.Remove(process);
                stopping.RemoveAll(each => each.Process == process);
            }

            world.Processes.RemoveAll(each => each.Started.IsFaulted);
            var victim = Any(world.Processes);
            var length = TimeSpan.FromMilliseconds(random.Next(50, 8_000));
            switch (random.Next(10))
            {
                case 0 or 1 or 2:
                    Come();
                    break;
                case 3 when victim is not null && Runs(victim) && world.Processes.Count(Runs) > 2:
                    Note("leave", victim);
                    stopping.Add((victim, victim.Stop()));
                    break;
                case 4 when victim is not null && world.Processes.Count > 2:
                    Note("die", victim);
                    stopping.RemoveAll(each => each.Process == victim);
                    victim.Kill();
                    break;
                case 5 or 6 when victim is not null:
                    Note("pause", victim);
                    victim.Pause();
                    Later(length, victim.Resume);
                    break;
                case 7 when victim is not null:
                    Note("cut", victim);
                    victim.Table.IsCut = true;
                    Later(length, () => victim.Table.IsCut = false);
                    break;
                case 8 when random.Next(2) == 0:
                    Note("down", null);
                    world.Table.IsDown = true;
                    Later(length, () => world.Table.IsDown = false);
                    break;
                case 8:
                    Note("lose", null);
                    world.Table.LosesAnswers = true;
                    Later(length, () => world.Table.LosesAnswers = false);
                    break;
                case 9 when victim is not null && Any(world.Processes) is { } other:
                    var path = random.Next(2) == 0 ? NetworkPath.Hangs : NetworkPath.LosesAnswers;
                    Note("hang", victim);
                    var (from, to) = (victim.Address, other.Address);
                    world.Network.Set(from, to, path);
                    Later(length, () => world.Network.Set(from, to, NetworkPath.Open));
                    break;
                default:
                    break;
            }
        }

        private void Come()
        {
            var free = Enumerable.Range(1, Ports)
                .Where(port => world.Processes.All(each => each.Address.Endpoint.Port != port)).ToList();
            if (free.Count == 0) return;
            Note("come", world.Begin(free[random.Next(free.Count)], hostsGrains: random.Next(5) > 0));
        }

        private void Call()
        {
            if (Any(world.Processes) is not { } from || !Runs(from)) return;
            var (grain, text) = (from.Grain($"{random.Next(20)}"), $"call {calls.Count}");
            var other = $"other {random.Next(20)}";
            var isDirect = random.Next(2) == 0;
            calls.Add((from, world.Begin(() => isDirect ? grain.Mark(text) : grain.MarkAt(other, text))));
        }

        private void Check()
        {
            foreach (var (process, stop) in stopping)
            {
                stop.IsCompletedSuccessfully.ShouldBeTrue($"{process.Address} stops");
                world.Processes.Remove(process);
            }

            world.Processes.RemoveAll(each => each.Started.IsFaulted);
            var silos = world.Processes.Where(process => process.Membership.Current.Silos.Contains(process.Address)).ToList();
            foreach (var silo in silos) silo.Term.ShouldBeGreaterThan(0);
            foreach (var process in world.Processes)
            {
                process.Membership.Current.Silos.ShouldBe(silos.Select(silo => silo.Address), ignoreOrder: true);
            }

            var ran = world.Probe.Lines.GroupBy(line => line).ToDictionary(group => group.Key, group => group.Count());
            for (var number = 0; number < calls.Count; number++) CheckCall(number, ran.GetValueOrDefault($"call {number}"));
        }

        private void CheckCall(int number, int runs)
        {
            var (from, call) = calls[number];
            runs.ShouldBeLessThan(2, $"call {number}");
            if (!call.IsCompleted)
            {
                world.Processes.ShouldNotContain(from, $"call {number} waits for ever");
                Count("lost with its process");
                return;
            }

            if (call.IsCompletedSuccessfully) runs.ShouldBe(1, $"call {number} was answered");
            Trace.Add($"call {number}: {call.Exception?.InnerException?.Message ?? "answered"}");
            Count(call.Exception?.InnerException?.GetType().Name ?? "answered");
        }

        private bool Runs(Process process) =>
            process.Started.IsCompletedSuccessfully && stopping.All(each => each.Process != process);

        private Process? Any(List<Process> processes) => processes.Count == 0 ? null : processes[random.Next(processes.Count)];

        private void Later(TimeSpan time, Action heal) => healing.Add((world.Time.GetTimestamp() + time.Ticks, heal));

        private void Heal(long now)
        {
            foreach (var due in healing.Where(each => each.At <= now).ToList())
            {
                healing.Remove(due);
                due.Heal();
            }
        }

        private void Note(string what, Process? who)
        {
            Trace.Add($"{world.Time.GetTimestamp()} {what} {who?.Address}");
            Count(what);
        }

        private void Count(string what) => Counts[what] = Counts.GetValueOrDefault(what) + 1;
    }
}
