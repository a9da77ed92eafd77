using Loyalty.Contracts.Feed;

namespace Loyalty.Grains.Feed;

/// <summary>A notification at its place.</summary>
/// <param name="Stream">The stream of the event that tells it.</param>
/// <param name="Version">The event's version there.</param>
/// <param name="Place">Its place among all that the event tells, from 0.</param>
/// <param name="Event">It, as the shop reads it.</param>
internal sealed record Told(string Stream, long Version, int Place, CloudEvent Event);

/// <summary>One event of the feed and what it tells.</summary>
/// <param name="Position">Its place in the feed.</param>
/// <param name="Stream">Its stream.</param>
/// <param name="Version">Its version there.</param>
/// <param name="All">What it tells, in order; may be nothing.</param>
internal sealed record ToldAt(long Position, string Stream, long Version, IReadOnlyList<Told> All);
