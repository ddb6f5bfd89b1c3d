<?php
declare(strict_types=1);

require __DIR__ . '/send-events.php';

/**
 * Sends the invoices of a past month: a file with one invoice.finalised a line, of one tenant.
 *
 * BOOKKEEPING_URL=... BOOKKEEPING_TOKEN=... php samples/php/back-fill.php november.jsonl
 */
$lines = file($argv[1], FILE_IGNORE_NEW_LINES | FILE_SKIP_EMPTY_LINES);
$events = array_map(fn (string $line) => json_decode($line, true, 512, JSON_THROW_ON_ERROR), $lines);

// Oldest first, and invoices before the credits of their day: numbers in the books follow the order of arrival.
$order = fn (array $event) => [$event['detail']['invoice']['date'], $event['detail']['invoice']['kind'] === 'credit' ? 1 : 0];
usort($events, fn (array $one, array $other) => $order($one) <=> $order($other));

$taken = 0;
foreach (array_chunk($events, 100) as $portion) {
    sendEvents($portion);
    $taken += count($portion);
    echo "$taken of ", count($events), " taken\n";
    sleep(1);
}
