-- A version may have been trained elsewhere and brought in as a file.
alter table lineage drop constraint lineage_relation_check;
alter table lineage add constraint lineage_relation_check check
    (relation in ('BASE', 'DATASET', 'INITIAL', 'COMPARED', 'PART', 'IMPORTED'));
