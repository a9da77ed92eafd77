using System.Collections.Concurrent;
using Orleans.Runtime;

namespace Orleans.Lite;

/// <summary>Exceptions cross as the names of their type and its parents, and their message: no stack, no inner exception.</summary>
internal sealed class WireExceptions
{
    private readonly ConcurrentDictionary<string, Func<string, Exception>> makers = new(StringComparer.Ordinal);

    public WireExceptions()
    {
        Add(message => new OrleansException(message));
        Add(message => new OrleansMessageRejectionException(message));
        Add(message => new SiloUnavailableException(message));
        Add(message => new ClientNotAvailableException(message));
        Add(message => new OutcomeUnknownException(message));
        Add(message => new TimeoutException(message));
        Add(message => new OperationCanceledException(message));
        Add(message => new TaskCanceledException(message));
        Add(message => new ArgumentException(message));
        Add(message => new ArgumentNullException(null, message));
        Add(message => new ArgumentOutOfRangeException(null, message));
        Add(message => new InvalidOperationException(message));
        Add(message => new NotSupportedException(message));
        Add(message => new FormatException(message));
        Add(message => new KeyNotFoundException(message));
        Add(message => new UnauthorizedAccessException(message));
        Add(message => new OverflowException(message));
        Add(message => new InvalidDataException(message));
        Add(message => new IOException(message));
    }

    public void Add<TException>(Func<string, TException> make)
        where TException : Exception => makers[typeof(TException).FullName!] = make;

    /// <summary>The names of the type and its parents, the nearest first.</summary>
    public static IEnumerable<string> KindsOf(Exception exception)
    {
        for (var type = exception.GetType(); type is not null && type != typeof(Exception); type = type.BaseType)
        {
            if (type.FullName is { } name) yield return name;
        }
    }

    public Exception Make(IReadOnlyList<string> kinds, string message)
    {
        foreach (var kind in kinds)
        {
            if (makers.TryGetValue(kind, out var make)) return make(message);
        }

        return new OrleansException(kinds.Count == 0 ? message : $"{kinds[0]}: {message}");
    }
}
