using Loyalty.Load.Http;
using Loyalty.Load.Requests;
using Loyalty.Load.Results;
using Loyalty.Load.Schedules;

namespace Loyalty.Load;

/// <summary>Enrols the members that the load is spread over. Those that are there already stay as they are.</summary>
internal static class Enrolment
{
    private static readonly TimeSpan _longest = TimeSpan.FromMinutes(30);

    /// <summary>Enrols all of them, telling the progress on the error stream.</summary>
    /// <exception cref="LoadException">One was refused, or the server cannot be reached.</exception>
    public static async Task EnrolAsync(Target target, string program, long members, int clients)
    {
        var schedule = new ClosedLoop(TimeSpan.Zero, _longest, members);
        var run = new LoadRun(target, ProgramRequests.Enrol(target, program), new Spread(members, InTurn: true), schedule);
        var running = run.RunAsync(clients);
        while (await Task.WhenAny(running, Task.Delay(1000)) != running)
            Console.Error.Write($"\renrolled {run.Done:N0} of {members:N0} ");
        var summary = await running;
        Console.Error.WriteLine($"\renrolled {summary.Succeeded:N0} of {members:N0} in {summary.Seconds:N1} s");
        if (summary.Succeeded < members)
            throw new LoadException("Enrolment failed:\n" + Report.Table("enrolment", summary));
    }
}
