namespace Loyalty.Load.Schedules;

/// <summary>Says when requests are sent. All clients of a run draw from one schedule.</summary>
internal interface ISchedule
{
    /// <summary>Requests meant to be sent before this timestamp warm the server up and are not measured.</summary>
    long MeasuredFrom { get; }

    /// <summary>Nothing is sent after this timestamp.</summary>
    long EndsAt { get; }

    /// <summary>Starts the clock.</summary>
    void Start();

    /// <summary>The next request, once it is time to send it.</summary>
    ValueTask<Ticket> NextAsync();
}
