namespace Loyalty.Api.Access;

/// <summary>Answers that last end when the right to them has ended, as if the reader had gone.</summary>
internal static class Lasting
{
    private static readonly TimeSpan LongestFollowed = TimeSpan.FromDays(1);

    /// <summary>Goes on until a time, or until the right is ended.</summary>
    public static async Task Until(
        HttpContext context, RequestDelegate next, TimeProvider time, DateTimeOffset? until, CancellationToken ended)
    {
        using var end = new CancellationTokenSource(Left(time, until), time);
        using var any = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, ended, end.Token);
        context.RequestAborted = any.Token;
        await next(context);
    }

    // A timer takes no more than some weeks; nobody follows anything for that long.
    private static TimeSpan Left(TimeProvider time, DateTimeOffset? until)
    {
        var left = until - time.GetUtcNow();
        return left < TimeSpan.Zero ? TimeSpan.Zero : left < LongestFollowed ? left.Value : LongestFollowed;
    }
}
