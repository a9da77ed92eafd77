using Loyalty.Api.Console.Pages;

namespace Loyalty.Api.Console.Overview;

/// <summary>What the reports say of the day.</summary>
/// <param name="At">The program's now.</param>
/// <param name="Issued">Points given since the day began in the program's zone.</param>
/// <param name="Promotions">Those by promotion, and what the rules gave without one.</param>
/// <param name="Tiers">Members of each tier.</param>
internal sealed record Today(DateTimeOffset At, long Issued, Bar[] Promotions, Bar[] Tiers);
