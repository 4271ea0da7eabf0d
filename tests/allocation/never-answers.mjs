// A thread that is at work for ever, as a solver in an endless search would be.
for (;;) Math.random();
