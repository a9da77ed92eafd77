using Loyalty.Naive;

// A loyalty engine as one writes it in an afternoon: a minimal API, three tables, one transaction an award.
// --data <folder> holds the database; --wal turns SQLite's write-ahead log on; --queue lets awards wait for one another in the
// process, where they else poll the database's lock as the provider does.
var builder = WebApplication.CreateBuilder(args);
builder.Logging.SetMinimumLevel(LogLevel.Warning);
builder.Services.AddSingleton(new Database(builder.Configuration["data"] ?? "data", wal: args.Contains("--wal")));
builder.Services.AddSingleton(TimeProvider.System);
builder.Services.AddSingleton<Members>();
builder.Services.AddSingleton<Purchases>();
builder.Services.AddSingleton(new WriterQueue(open: !args.Contains("--queue")));

var app = builder.Build();
app.Services.GetRequiredService<Database>().Create();

var program = app.MapGroup("/v1/programs/{program}");
program.MapPost("/members", async (string program, EnrolRequest request, Members members, WriterQueue queue) =>
    await queue.RunAsync(() => members.Enrol(program, request))
        ? Results.Created($"/v1/programs/{program}/members/{request.MemberId}", request)
        : Results.Ok(request));
program.MapGet("/members/{member}", (string program, string member, Members members) =>
    members.Find(program, member) is { } found ? Results.Ok(found) : Results.NotFound());
program.MapPost("/members/{member}/purchases",
    (string program, string member, PurchaseRequest request, Purchases purchases, WriterQueue queue) =>
        queue.RunAsync(() => purchases.Award(program, member, request)));
app.MapGet("/health/ready", () => Results.Ok());
await app.RunAsync();
