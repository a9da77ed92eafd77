using Loyalty.History;

namespace Loyalty.Faults.Members;

/// <summary>How much load there is.</summary>
/// <param name="Members">Members, 2 or more.</param>
/// <param name="CustomersEach">Customers that act for each member at once.</param>
/// <param name="Think">Closed loop: the longest that a customer thinks before the next wish.</param>
/// <param name="PerSecond">Open loop: wishes a second; 0: closed loop.</param>
public sealed record CrowdOptions(int Members, int CustomersEach, TimeSpan Think, double PerSecond = 0)
{
    public static CrowdOptions Usual { get; } = new(16, 2, TimeSpan.FromMilliseconds(60));

    /// <summary>Points of the promotion that all of them share.</summary>
    public long Budget { get; init; } = 50_000;
}

/// <summary>All customers of a run.</summary>
internal sealed class Crowd : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);
    private readonly CancellationTokenSource end = new();
    private readonly CrowdOptions options;
    private readonly FaultProgram program;
    private readonly Caller caller;
    private readonly List<Customer> customers;
    private readonly List<Toggle> toggles = [];
    private Task acting = Task.CompletedTask;

    public Crowd(IReadOnlyList<Uri> addresses, CrowdOptions options)
    {
        this.options = options;
        program = new FaultProgram(options.Budget);
        Apis = new Apis(addresses, Patience);
        caller = new Caller(Apis, Log, TimeProvider.System);
        Members = [.. Enumerable.Range(0, options.Members).Select(member => $"member-{member}")];
        customers = [.. Enumerable.Range(0, options.Members * options.CustomersEach)
            .Select(number => new Customer(caller, number, Members[number % options.Members], Members))];
    }

    public CallLog Log { get; } = new();

    public Apis Apis { get; }

    public IReadOnlyList<string> Members { get; }

    /// <summary>An instant of the run, by the wall clock.</summary>
    public DateTimeOffset At(TimeSpan instant) => caller.Start + instant;

    /// <summary>The time of the run, from its start.</summary>
    public TimeSpan Now => caller.Now;

    /// <summary>Puts the program and enrols everybody.</summary>
    public async Task Enrol()
    {
        await Apis.Insist(HttpMethod.Put, "", program.Document);
        await Task.WhenAll(customers.Take(options.Members).Select(customer => customer.Enrol()));
    }

    /// <summary>Everybody begins to act.</summary>
    public void Start()
    {
        Pace pace = options.PerSecond > 0
            ? new Arriving(() => Now, options.PerSecond, end.Token)
            : new Thinking(() => Now, options.Think);
        acting = Task.WhenAll(customers.Select(customer => Task.Run(() => Act(customer, pace))));
    }

    /// <summary>Nobody begins anything any more; what is under way is settled.</summary>
    public async Task Stop()
    {
        await end.CancelAsync();
        await acting;
    }

    /// <summary>Everything that was granted lately is sent again: each answer must be the one that it was.</summary>
    public Task Repeat() => Task.WhenAll(customers.Select(async customer =>
    {
        foreach (var wish in customer.Granted.ToList())
        {
            await customer.Repeat(wish);
        }
    }));

    /// <summary>Switches the promotion, and waits until that holds everywhere.</summary>
    public async Task Switch(bool isOn)
    {
        var started = Log.Tick();
        await Apis.Insist(HttpMethod.Post, $"/promotions/{FaultProgram.Promotion}/{(isOn ? "activate" : "deactivate")}");
        toggles.Add(new Toggle(FaultProgram.Promotion, isOn, started, Log.Tick()));
    }

    public IReadOnlyCollection<Toggle> Toggles => toggles;

    public IReadOnlyCollection<Budget> Budgets =>
        options.Budget == 0 ? [] : [new Budget(FaultProgram.Promotion, options.Budget)];

    public async ValueTask DisposeAsync()
    {
        await end.CancelAsync();
        end.Dispose();
        Apis.Dispose();
    }

    private async Task Act(Customer customer, Pace pace)
    {
        while (await pace.Next(end.Token) is { } began)
        {
            await customer.Act(began);
        }
    }
}
