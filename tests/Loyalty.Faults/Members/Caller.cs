using System.Net;
using Loyalty.History;

namespace Loyalty.Faults.Members;

/// <summary>Sends what members want and writes down each call: when it began and ended, and what came of it.</summary>
internal sealed class Caller(Apis apis, CallLog log, TimeProvider time)
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(25);
    private readonly long start = time.GetTimestamp();
    private long intents;

    /// <summary>When the run's time began, by the wall clock: to find an instant in logs.</summary>
    public DateTimeOffset Start { get; } = time.GetLocalNow();

    /// <summary>The time of the run, from its start.</summary>
    public TimeSpan Now => time.GetElapsedTime(start);

    /// <summary>Sends until there is an answer that says what happened.</summary>
    /// <param name="which">Which process is asked first; after a failure the next one is.</param>
    /// <param name="began">When the member began to wait.</param>
    public async Task<Call> Settle(Wish wish, int which, TimeSpan began)
    {
        var intent = Interlocked.Increment(ref intents);
        for (var attempt = which; ; attempt++)
        {
            var call = await Send(wish, attempt, intent, began);
            if (call.Outcome != CallOutcome.Unknown)
            {
                return call;
            }

            await Task.Delay(Pause, time);
            began = Now;
        }
    }

    private async Task<Call> Send(Wish wish, int which, long intent, TimeSpan began)
    {
        var call = new Call
        {
            Ledger = wish.Member,
            Command = wish.Command,
            Content = wish.Body ?? "",
            Refers = wish.Refers,
            BusinessKey = wish.BusinessKey,
            Intent = intent,
            Began = began,
            Started = log.Tick(),
            Ended = 0,
            Outcome = CallOutcome.Unknown,
        };
        try
        {
            call = Understand(call, await apis.Send(which, wish.Method, wish.Path, wish.Body));
        }
        catch (Exception failure) when (Apis.IsNoAnswer(failure))
        {
            call = call with { Code = NoAnswer(failure) };
        }

        call = call with { Ended = log.Tick(), Finished = Now };
        log.Add(call);
        return call;
    }

    private static string NoAnswer(Exception failure) => failure switch
    {
        OperationCanceledException => "no answer in time",
        HttpRequestException { HttpRequestError: HttpRequestError.ConnectionError } => "no connection",
        _ => "connection lost",
    };

    private static Call Understand(Call call, Reply reply) => reply.Status switch
    {
        HttpStatusCode.Created => Answered(call, reply, CallOutcome.Done),
        HttpStatusCode.OK => Answered(call, reply, call.Command is null ? CallOutcome.Read : CallOutcome.Replayed),
        HttpStatusCode.UnprocessableEntity or HttpStatusCode.NotFound => Refused(call, reply),
        _ => call with { Code = $"{(int)reply.Status}" },
    };

    private static Call Answered(Call call, Reply reply, CallOutcome outcome) => call with
    {
        Outcome = outcome,
        Body = call.Command is null ? null : reply.Fingerprint,
        Version = reply.Json().Number("version"),
    };

    private static Call Refused(Call call, Reply reply)
    {
        var problem = reply.Json();
        return call with
        {
            Outcome = CallOutcome.Refused,
            Code = problem.Text("code"),
            Available = problem.NumberOrNone("available"),
            Required = problem.NumberOrNone("required"),
        };
    }
}
