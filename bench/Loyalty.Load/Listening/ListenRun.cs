using System.Globalization;
using Loyalty.Load.Http;
using Loyalty.Load.Requests;
using Loyalty.Load.Schedules;

namespace Loyalty.Load.Listening;

/// <summary>Listeners, each of a member of its own, while purchases of these members run.</summary>
internal sealed class ListenRun(Target target, string program, string run, int listeners, int clients, int processId)
{
    private const int OpenedAtOnce = 64;
    private static readonly TimeSpan _rest = TimeSpan.FromSeconds(5);
    private readonly Delays _delays = new(listeners);

    /// <summary>Runs to the schedule's end.</summary>
    /// <returns>The figures, as lines for people.</returns>
    /// <exception cref="LoadException">The members cannot be enrolled, or listeners are refused.</exception>
    public async Task<string> RunAsync(ISchedule schedule)
    {
        await Enrolment.EnrolAsync(target, program, listeners, clients);
        await Task.Delay(_rest);
        var before = Resident();
        var all = await OpenAllAsync();
        await Task.Delay(_rest);
        var open = Resident();
        var buying = new LoadRun(target, ProgramRequests.Purchase(target, program, run), new Spread(listeners, InTurn: false), schedule)
        {
            Sending = _delays.Sent,
        };
        var summary = await buying.RunAsync(clients);
        await Task.Delay(_rest);
        var after = Resident();
        all.ForEach(listener => listener.Dispose());
        var (heard, p50, p99, max) = _delays.Figures();
        return string.Create(CultureInfo.InvariantCulture, $"""
            {listeners:N0} listeners, {summary.PerSecond:N0} purchases per second, {summary.Errors:N0} errors, answered p99 {summary.P99:N1} ms
              heard        {heard,12:N0} ({_delays.Unheard:N0} not)
              delay p50    {p50,12:N1} ms from the sending of the purchase
              delay p99    {p99,12:N1} ms
              delay max    {max,12:N1} ms
              memory       {(open - before) / (double)listeners,12:N1} KB a listener
              resident     {before / 1024,12:N0} MB before, {open / 1024:N0} MB with them, {after / 1024:N0} MB after the purchases
            """);
    }

    private async Task<List<Listener>> OpenAllAsync()
    {
        var all = Enumerable.Range(0, listeners).Select(_ => new Listener(target)).ToList();
        var template = ProgramRequests.Follow(target, program);
        foreach (var some in all.Select((listener, member) => (listener, member)).Chunk(OpenedAtOnce))
        {
            await Task.WhenAll(some.Select(each => OpenAsync(each.listener, each.member, template)));
            Console.Error.Write($"\ropened {some[^1].member + 1:N0} of {listeners:N0} ");
        }
        Console.Error.WriteLine();
        return all;
    }

    private async Task OpenAsync(Listener listener, int member, RequestTemplate template)
    {
        var request = template.Copy();
        template.Fill(request, member, order: 0);
        await listener.OpenAsync(request);
        _ = listener.ListenAsync(() => _delays.Heard(member));
    }

    /// <summary>Resident memory of the server in KB.</summary>
    private long Resident() => File.ReadLines($"/proc/{processId}/status")
        .Where(line => line.StartsWith("VmRSS:", StringComparison.Ordinal))
        .Select(line => long.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture))
        .First();
}
